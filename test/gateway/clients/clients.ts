import { execFile, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { axisRound } from './axis/build.js';
import { channels, proxies } from './dotnet/build.js';
import { gsoapRound } from './gsoap/build.js';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export interface Installable {
  readonly name: string;
  /** Debian's packages that it needs. */
  readonly packages: readonly string[];
  /** A command that succeeds if they are installed. */
  readonly probe: readonly [command: string, ...given: string[]];
}

type Document = 'wsdl' | 'singleWsdl';

/** An application of another language, which goes through one round of calls and prints what it receives. */
export interface ForeignClient extends Installable {
  /** The command that runs it, without its arguments. It may compile something first. */
  readonly command: () => readonly [command: string, ...given: string[]];
  /** Which description of a service it downloads, if it does at run time. */
  readonly document: Document;
  /** Other versions of the services that it goes through a round in, and their description. */
  readonly others?: readonly (readonly [services: string, document: Document])[];
  /** The steps of the round that it cannot make. */
  readonly without?: readonly string[];
}

/** A step of the round: the body and the headers of an answer, as the client received them, but no ticket. */
export interface Received {
  readonly step: string;
  readonly result: unknown;
  readonly header: unknown;
}

const contentSteps = ['default document', 'create document', 'write content', 'read content'];

export const foreignClients: readonly ForeignClient[] = [
  {
    name: 'PHP’s SoapClient',
    packages: ['php-cli', 'php-soap'],
    probe: ['php', '-r', 'exit(class_exists("SoapClient") ? 0 : 1);'],
    command: () => ['php', here('round.php')],
    document: 'wsdl',
    others: [['Services87', 'singleWsdl']],
  },
  {
    name: 'zeep',
    packages: ['python3-zeep'],
    probe: ['/usr/bin/python3', '-c', 'import zeep'],
    command: () => ['/usr/bin/python3', here('round.py')],
    document: 'wsdl',
    others: [
      ['Services84', 'wsdl'],
      ['Services85', 'singleWsdl'],
      ['Services86', 'wsdl'],
      ['Services87', 'singleWsdl'],
    ],
  },
  {
    name: 'SOAP::Lite',
    packages: ['libsoap-lite-perl'],
    probe: ['perl', '-MSOAP::Lite', '-e', '1'],
    command: () => ['perl', here('round.pl')],
    document: 'wsdl',
  },
  {
    name: 'proxies of .NET’s wsdl',
    packages: ['mono-devel'],
    probe: ['sh', '-c', 'command -v mono mcs wsdl'],
    command: () => ['mono', proxies()],
    document: 'singleWsdl',
    without: ['sign-in by token', 'items'],
  },
  {
    name: 'channels of WCF',
    packages: ['mono-devel'],
    probe: ['sh', '-c', 'command -v mono mcs'],
    command: () => ['mono', channels()],
    document: 'singleWsdl',
  },
  {
    name: 'Axis 1',
    packages: ['default-jdk-headless', 'libaxis-java'],
    probe: ['sh', '-c', 'command -v java javac && test -e /usr/share/java/axis.jar'],
    command: () => ['java', ...axisRound()],
    document: 'singleWsdl',
    without: ['items'],
  },
  {
    name: 'gSOAP',
    packages: ['gsoap', 'libgsoap-dev', 'g++'],
    probe: ['sh', '-c', 'command -v wsdl2h soapcpp2 g++ && test -e /usr/include/stdsoap2.h'],
    command: () => [gsoapRound()],
    document: 'singleWsdl',
    without: ['search', 'list', 'items', ...contentSteps, 'forbidden'],
  },
  {
    name: 'the package soap',
    packages: [],
    probe: [process.execPath, '--version'],
    command: () => [process.execPath, here('round.mjs')],
    document: 'singleWsdl',
    others: [['Services84', 'wsdl']],
  },
];

export function isInstalled([command, ...given]: Installable['probe']): boolean {
  return spawnSync(command, given).status === 0;
}

/** What a client needs beside its own code. */
export interface Round {
  /** The part of an address before `/Remote`. */
  readonly site: string;
  readonly services: string;
  readonly applicationToken: string;
  readonly accessToken: string;
}

/** Everything that a client receives in a round, in order. */
export async function received(client: ForeignClient, round: Round): Promise<readonly Received[]> {
  const [command, ...given] = client.command();
  const { site, services, applicationToken, accessToken } = round;
  const { stdout } = await promisify(execFile)(
    command,
    [...given, site, services, client.document, applicationToken, accessToken],
    { maxBuffer: 64 * 1024 * 1024 },
  );
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Received);
}
