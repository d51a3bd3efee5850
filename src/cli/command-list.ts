import type { Command } from 'commander';

/** A command of the program. Its module is loaded when the command is named, since each takes its time. */
export interface CommandEntry {
  readonly name: string;
  /** Undefined for a former name, which the help does not show. */
  readonly description?: string;
  load(): Promise<Command>;
}

/** The commands, in the order of the help. */
export const commandList: readonly CommandEntry[] = [
  {
    name: 'call',
    description: 'call an operation of a repository or agent, and optionally compare transports',
    load: async () => (await import('./call.js')).callCommand(),
  },
  {
    name: 'verify',
    description: 'run scenarios on several transports and compare the answers',
    load: async () => (await import('./verify.js')).verifyCommand(),
  },
  {
    name: 'verify-worker',
    description: 'run scenarios for verify with a queue, on this machine',
    load: async () => (await import('./verify.js')).verifyWorkerCommand(),
  },
  {
    name: 'sweep',
    description: 'compare the stored data of a tenant, record by record, on two transports',
    load: async () => (await import('./sweep.js')).sweepCommand(),
  },
  {
    name: 'sweep-worker',
    description: 'compare records for a sweep with a queue, on this machine',
    load: async () => (await import('./sweep.js')).sweepWorkerCommand(),
  },
  {
    name: 'report',
    description: 'show a report of verify, sweep or shadow calls, or convert it to other formats',
    load: async () => (await import('./report.js')).reportCommand(),
  },
  {
    name: 'doctor',
    description: 'check a tenant: network, sign-in, and whether SOAP and REST agree; read-only',
    load: async () => (await import('./doctor.js')).doctorCommand(),
  },
  {
    name: 'demo',
    description: 'run the starter scenarios on all transports against an emulator',
    load: async () => (await import('./verify.js')).demoCommand(),
  },
  {
    name: 'config',
    description: 'write, check and show the configuration',
    load: async () => (await import('./config.js')).configCommand(),
  },
  {
    name: 'login',
    description: 'sign in to a tenant in a browser, and store the sign-in for auth.kind "interactive"',
    load: async () => (await import('./login.js')).loginCommand(),
  },
  {
    name: 'serve',
    description: 'run a gateway: SOAP clients call it, and it calls SuperOffice over any transport',
    load: async () => (await import('./serve.js')).serveCommand(),
  },
  {
    name: 'emulator',
    description: 'run a local NetServer with sample data, with SOAP and REST',
    load: async () => {
      const [{ emulatorCommand }, { divergenceKinds }] = await Promise.all([
        import('./emulator.js'),
        import('../emulator/divergences/kinds.js'),
      ]);
      return emulatorCommand(divergenceKinds);
    },
  },
  {
    name: 'contract',
    description: "download a tenant's contract, compare contracts, and generate types",
    load: async () => (await import('./contract.js')).contractCommand(),
  },
  {
    name: 'map',
    description: 'show what to call instead of a SOAP operation: Agents, REST, the bridge, with code',
    load: async () => (await import('./map.js')).mapCommand(),
  },
  { name: 'wsdl', load: async () => (await import('./former.js')).formerCommand('wsdl') },
  { name: 'generate', load: async () => (await import('./former.js')).formerCommand('generate') },
];

export const completionDescription = 'print a completion script for a shell: bash, zsh, fish or powershell';
