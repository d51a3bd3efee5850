import { readdirSync, statSync } from 'node:fs';
import { basename, extname, join, resolve } from 'node:path';
import { ConfigurationError } from '../errors/index.js';
import { documentsIn, ownDocuments } from './documents.js';
import type { Contract as ContractShape } from './model.js';
import { KnownTypes } from './openapi/known-types.js';
import { OpenApiContract } from './openapi/contract.js';
import { renamedServices } from './renamed-services.js';
import { agentNameOf, WsdlContract } from './wsdl-contract.js';

const otherVersions =
  '. This package contains the contract of Services88; for another version, set contract.source to its documents';
const ownServices = 'Services88';
const otherServices = new Map<string, WsdlContract>();
let bundled: WsdlContract | undefined;

/** The agents and carriers of a NetServer. */
export type Contract = ContractShape;

export const Contract = {
  /** The contract in this package: all of NetServer's Services88. There is one for the whole process. */
  bundled: (): Contract => bundledContract(),

  /**
   * The same in the namespace of another version of the services, for callers that speak it.
   *
   * @param services such as `Services84`
   */
  inServices(services: string): Contract {
    if (services === ownServices) return bundledContract();
    let contract = otherServices.get(services);
    if (contract === undefined) {
      contract = new WsdlContract(renamedServices(ownDocuments, ownServices, services), otherVersions);
      otherServices.set(services, contract);
    }
    return contract;
  },

  /** @throws {ConfigurationError} if the folder does not exist, or contains no document of a contract */
  fromFolder(folder: string): Contract {
    const path = resolve(folder);
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) return fromFolder(folder, path);
    throw invalid(folder, 'is not a folder');
  },

  /**
   * Reads the vendor's documents for a server: a folder of WSDL documents, an OpenAPI document (`.json`), or a folder of
   * OpenAPI documents. If a folder has both kinds, it is read as WSDL, which describes SOAP too.
   *
   * @throws {ConfigurationError} if the source does not exist, contains no such document, or is invalid
   */
  from(source: string): Contract {
    const path = resolve(source);
    const found = statSync(path, { throwIfNoEntry: false });
    if (found?.isDirectory() === true) return fromFolder(source, path);
    if (found?.isFile() === true && isOpenApi(path)) return openApi(path, [path]);
    const problem = found === undefined ? 'does not exist' : 'is neither a folder nor a .json file';
    throw invalid(source, `${problem}; set it to a folder of WSDL documents, or to an OpenAPI document`);
  },
};

function bundledContract(): WsdlContract {
  return (bundled ??= new WsdlContract(ownDocuments, otherVersions));
}

function fromFolder(source: string, path: string): Contract {
  const names = readdirSync(path).sort();
  if (names.some((name) => agentNameOf(name) !== undefined)) return new WsdlContract(documentsIn(path, names));
  const documents = names.filter(isOpenApi);
  if (documents.length > 0) {
    return openApi(
      path,
      documents.map((name) => join(path, name)),
    );
  }
  throw invalid(
    source,
    'contains neither WSDL nor OpenAPI documents; expected files such as Appointment.wsdl, ' +
      'WSDL-Services88-Appointment.xml or Swagger-v1-Agents.json',
  );
}

function openApi(source: string, files: readonly string[]): Contract {
  return new OpenApiContract(source, files, new KnownTypes(bundledContract()));
}

function isOpenApi(file: string): boolean {
  return extname(file).toLowerCase() === '.json' && !basename(file).startsWith('.');
}

function invalid(source: string, problem: string): ConfigurationError {
  return new ConfigurationError(`contract.source: ${source} ${problem}`, { path: 'contract.source' });
}
