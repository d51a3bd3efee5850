/**
 * The folders of src/, from the outside in: the way of a call, and the tools around it. A folder may use those after it,
 * never one before it.
 */
const folders = [
  'cli',
  'gateway',
  'migration',
  'generate',
  'mapping',
  'client',
  'emulator',
  'repositories',
  'pipeline',
  'transports',
  'auth',
  'tenant',
  'config',
  'operations',
  'comparison',
  'codec',
  'redis',
  'http',
  'observation',
  'contract',
  'webhooks',
  'files',
  'parsing',
  'errors',
  'output-text',
];

const upward = folders.flatMap((folder, index) =>
  index === 0
    ? []
    : [
        {
          name: `${folder}-looks-inward-only`,
          severity: 'error',
          from: { path: `^src/${folder}/` },
          to: { path: `^src/(${folders.slice(0, index).join('|')})/` },
        },
      ],
);

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'transports-do-not-know-one-another',
      severity: 'error',
      from: { path: '^src/transports/(soap|rest|agents)/' },
      to: { path: '^src/transports/(soap|rest|agents)/', pathNot: '^src/transports/$1/' },
    },
    {
      // A test double that shares the client's rules agrees with the client, and not with a server.
      name: 'the-emulator-shares-no-rules-with-the-client',
      severity: 'error',
      from: { path: '^src/emulator/' },
      to: { path: '^src/(codec|transports)/' },
    },
    ...upward,
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.js'] },
  },
};
