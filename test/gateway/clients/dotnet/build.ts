import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Contract, serviceDescription } from '../../../../src/contract/index.js';
import { readContractFacts } from '../../../contract/schema-facts.js';
import { contractInCSharp } from '../../../dotnet/contract-in-csharp.js';
import { vendorSources } from '../../../dotnet/vendor-client.js';
import { builtOnce } from '../../../support/built-once.js';
import { vendorWsdl } from '../../../support/vendor-schema.js';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const agents = ['SoPrincipal', 'Contact', 'Archive', 'MDO', 'List', 'Document', 'Project'];
const bundled = here('../../../../wsdl');
const vendorFile = (agent: string) => join(vendorWsdl ?? '', `WSDL-Services88-${agent}.xml`);
const documents =
  vendorWsdl === undefined ? readdirSync(bundled).map((name) => join(bundled, name)) : agents.map(vendorFile);

function compile(output: string, references: readonly string[], sources: readonly string[], target = 'exe'): void {
  const given = ['-nologo', '-nowarn:0618', `-target:${target}`, `-out:${output}`];
  execFileSync('mcs', [...given, ...references.map((name) => `-r:${name}`), ...sources], { stdio: 'pipe' });
}

/** A program with proxies that `wsdl` generates from the vendor's documents, or from those that the gateway serves. */
export function proxies(): string {
  const own = ['Proxies.cs', 'Plain.cs', 'build.ts'].map(here);
  const folder = builtOnce('proxies', [...documents, ...own], (made) => {
    const sources = agents.map((agent) => {
      const document = join(made, `${agent}.wsdl`);
      writeFileSync(document, vendorWsdl === undefined ? described(agent) : readFileSync(vendorFile(agent), 'utf8'));
      const source = join(made, `${agent}.cs`);
      execFileSync('wsdl', ['-nologo', `-namespace:Services.${agent}`, `-out:${source}`, document], { stdio: 'pipe' });
      writeFileSync(source, usable(readFileSync(source, 'utf8')));
      return source;
    });
    const library = join(made, 'Services.dll');
    compile(library, ['System.Web.Services.dll'], sources, 'library');
    const references = ['System.Web.Services.dll', library];
    compile(join(made, 'Proxies.exe'), references, [here('Proxies.cs'), here('Plain.cs')]);
  });
  return join(folder, 'Proxies.exe');
}

function described(agent: string): string {
  const contract = Contract.bundled();
  const address = `http://localhost/Remote/Services88/${agent}.svc`;
  return serviceDescription(contract, contract.agent(agent), address, new URLSearchParams('singleWsdl')) ?? '';
}

/**
 * Generated code without what System.Web.Services refuses: a header with the name of a property that every proxy has, and
 * sign-ins that share the element of their answer, of which the one by name and password stays.
 */
function usable(source: string): string {
  return source
    .replace(/SoapHeaderAttribute\("Credentials"/g, 'SoapHeaderAttribute("CredentialsValue"')
    .replace('public SoCredentials Credentials {', 'public SoCredentials CredentialsValue {')
    .replace(otherSignIn, '');
}

const otherSignIn =
  /\[System\.Web\.Services\.Protocols\.SoapDocumentMethodAttribute\([^\]]*\)\](?=(?:\s*\[return:[^\]]*\])?\s*public SoPrincipalCarrier (?!AuthenticateUsernamePassword\()\w+\()/g;

/** A program with channels of WCF, by contracts for the carriers of all documents. */
export function channels(): string {
  const own = ['Channels.cs', 'Plain.cs', 'build.ts', '../../../dotnet/contract-in-csharp.ts'].map(here);
  const folder = builtOnce('channels', [...documents, ...own, ...vendorSources], (made) => {
    const facts = documents.filter((file) => /\.(wsdl|xml)$/.test(file)).map(readContractFacts);
    writeFileSync(join(made, 'Contract.cs'), contractInCSharp(facts).source);
    const sources = [join(made, 'Contract.cs'), here('Channels.cs'), here('Plain.cs')];
    compile(join(made, 'Channels.exe'), ['System.ServiceModel.dll', 'System.Runtime.Serialization.dll'], sources);
  });
  return join(folder, 'Channels.exe');
}
