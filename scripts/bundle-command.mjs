// Replaces the compiled command, dist/cli, by bundles: npm run build, after the compiler.
//
// Node spends most of the time of a short command on opening modules, of which the command and its packages have 800. A
// bundle has what starts together in one file; what a command loads only when it needs it stays a separate file. Unlike the
// library (bundle-library.mjs), it has the packages in it: no program imports the command, and it starts for every call.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeBundles } from './bundle-parts.mjs';
import { esmBanner } from './check-bundles.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, 'dist', 'cli');

/**
 * The parts of undici that the command uses. Its `index.js` also loads `fetch`, WebSocket and cookies, and with them those of
 * Node, which takes longer than all the rest of the command.
 */
const undici = `
  const dispatcher = require('./lib/dispatcher/dispatcher.js');
  Object.assign(dispatcher.prototype, require('./lib/api/index.js'));
  exports.Agent = require('./lib/dispatcher/agent.js');
  exports.Client = require('./lib/dispatcher/client.js');
  exports.Pool = require('./lib/dispatcher/pool.js');
  exports.ProxyAgent = require('./lib/dispatcher/proxy-agent.js');
`;
const usedOfUndici = {
  name: 'used of undici',
  setup(bundle) {
    const folder = join(root, 'node_modules/undici');
    bundle.onResolve({ filter: /^undici$/ }, () => ({ path: join(folder, 'used.js'), namespace: 'used of undici' }));
    bundle.onLoad({ filter: /.*/, namespace: 'used of undici' }, () => ({ contents: undici, resolveDir: folder }));
  },
};

await writeBundles('command', folder, {
  // The second is for bench/.
  entryPoints: ['dist/cli/main.js', 'dist/cli/resident-memory.js'],
  // jiti finds its compiler beside itself, and OpenTelemetry's API must be the one that an application has. The others are
  // large, and are needed only once a command signs in, calls SOAP or uses Redis; BullMQ and ioredis are optional.
  external: ['jiti', '@opentelemetry/api', 'axios', 'openid-client', 'soap', 'bullmq', 'ioredis'],
  plugins: [usedOfUndici],
  minifyWhitespace: true,
  minifySyntax: true,
  banner: { js: esmBanner },
});
