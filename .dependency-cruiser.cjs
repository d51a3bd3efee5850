/** The way of a call, from the outside in. A room may use those after it, never one before it. */
const rooms = [
  'cli',
  'migration',
  'generate',
  'container',
  'emulator',
  'routing',
  'repositories',
  'caching',
  'transports',
  'search',
  'auth',
  'resilience',
  'tenant',
  'config',
  'soap',
  'http',
  'comparison',
  'observation',
  'canonical',
  'values',
  'operations',
  'contract',
  'carriers',
  'files',
  'parsing',
  'errors',
  'encoding',
];

const upward = rooms.flatMap((room, index) =>
  index === 0
    ? []
    : [
        {
          name: `${room}-looks-inward-only`,
          severity: 'error',
          from: { path: `^src/${room}/` },
          to: { path: `^src/(${rooms.slice(0, index).join('|')})/` },
        },
      ],
);

module.exports = {
  forbidden: [
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
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
      to: { path: '^src/(soap|canonical|values|transports)/' },
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
