import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Contract, serviceDescription } from '../../../src/contract/index.js';
import { vendorWsdl } from '../../support/vendor-schema.js';

const bundled = fileURLToPath(new URL('../../../wsdl', import.meta.url));
const vendorFile = (agent: string) => join(vendorWsdl ?? '', `WSDL-Services88-${agent}.xml`);

/** The services that compiled clients call: those of a round but `List`, whose description is as long as all others. */
export const agents = ['SoPrincipal', 'Contact', 'Archive', 'MDO', 'Document', 'Project'];

/** The documents that describe them: the vendor's, if they are available, else those in this package. */
export const documents =
  vendorWsdl === undefined
    ? readdirSync(bundled).map((name) => join(bundled, name))
    : [...agents, 'List'].map(vendorFile);

/** Writes the description of a service into a folder: the vendor's, or the one that a gateway serves at `?singleWsdl`. */
export function writeDescription(folder: string, agent: string): string {
  const file = join(folder, `${agent}.wsdl`);
  writeFileSync(file, vendorWsdl === undefined ? served(agent) : readFileSync(vendorFile(agent), 'utf8'));
  return file;
}

function served(agent: string): string {
  const contract = Contract.bundled();
  const address = `http://localhost/Remote/Services88/${agent}.svc`;
  return serviceDescription(contract, contract.agent(agent), address, new URLSearchParams('singleWsdl')) ?? '';
}
