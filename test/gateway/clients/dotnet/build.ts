import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readContractFacts } from '../../../contract/schema-facts.js';
import { contractInCSharp } from '../../../dotnet/contract-in-csharp.js';
import { vendorSources } from '../../../dotnet/vendor-client.js';
import { builtOnce } from '../../../support/built-once.js';
import { agents, documents, writeDescription } from '../documents.js';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

function compile(output: string, references: readonly string[], sources: readonly string[], target = 'exe'): void {
  const given = ['-nologo', '-nowarn:0618', `-target:${target}`, `-out:${output}`];
  execFileSync('mcs', [...given, ...references.map((name) => `-r:${name}`), ...sources], { stdio: 'pipe' });
}

/** A program with proxies that `wsdl` generates from the vendor's documents, or from those that the gateway serves. */
export function proxies(): string {
  const own = ['Proxies.cs', 'Plain.cs', 'build.ts', '../documents.ts'].map(here);
  const folder = builtOnce('proxies', [...documents, ...own], (made) => {
    const sources = agents.map((agent) => {
      const source = join(made, `${agent}.cs`);
      const given = ['-nologo', `-namespace:Services.${agent}`, `-out:${source}`, writeDescription(made, agent)];
      execFileSync('wsdl', given, { stdio: 'pipe' });
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
  const own = ['Channels.cs', 'Plain.cs', 'build.ts', '../documents.ts', '../../../dotnet/contract-in-csharp.ts'].map(
    here,
  );
  const folder = builtOnce('channels', [...documents, ...own, ...vendorSources], (made) => {
    const facts = documents.filter((file) => /\.(wsdl|xml)$/.test(file)).map(readContractFacts);
    writeFileSync(join(made, 'Contract.cs'), contractInCSharp(facts).source);
    const sources = [join(made, 'Contract.cs'), here('Channels.cs'), here('Plain.cs')];
    compile(join(made, 'Channels.exe'), ['System.ServiceModel.dll', 'System.Runtime.Serialization.dll'], sources);
  });
  return join(folder, 'Channels.exe');
}
