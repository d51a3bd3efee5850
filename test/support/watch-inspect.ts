import { createRequire } from 'node:module';
import { around, type Methods } from './around.js';
import { secretSearch } from './secret-search.js';

// An imported function cannot be replaced later, so this runs before anything else imports the module.
const util = createRequire(import.meta.url)('node:util') as Methods<'inspect'>;
around(util, 'inspect', (original) =>
  Object.assign(function (this: never, ...given: never[]) {
    const shown = original.apply(this, given);
    secretSearch.search('what util.inspect shows', String(shown));
    return shown;
  }, original),
);
