/**
 * The way of a call, from the outside in. A room may use the rooms to its right, never one to its left.
 * `canonical`, `errors` and `http` are foundations that every room may use.
 */
const rooms = [
  'cli',
  'demo',
  'emulator',
  'container.ts',
  'config',
  'repositories',
  'transports',
  'auth',
  'tenant',
  'soap',
  'http',
  'canonical',
  'values',
  'contract',
  'errors',
];

const upward = rooms.flatMap((room, index) =>
  index === 0
    ? []
    : [
        {
          name: `${room}-looks-inward-only`,
          severity: 'error',
          from: { path: `^src/${room.replace('.', '\\.')}` },
          to: { path: `^src/(${rooms.slice(0, index).map((name) => name.replace('.', '\\.')).join('|')})` },
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
    ...upward,
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.js'] },
  },
};
