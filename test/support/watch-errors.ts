import { secretSearch } from './secret-search.js';

// Errors, whether or not a test checks them. A class extends the `Error` that exists when its module is loaded, so this runs
// before the library's are. A constructor learns what it constructs before the fields are set, so errors are searched when
// the test has ended.
for (const name of ['Error', 'TypeError', 'RangeError', 'AggregateError'] as const) {
  const original = globalThis[name] as ErrorConstructor;
  const recording = new Proxy(original, {
    construct(target, values, newTarget) {
      const error = Reflect.construct(target, values, newTarget) as Error;
      secretSearch.remember(error);
      return error;
    },
  });
  Object.defineProperty(original.prototype, 'constructor', { value: recording, writable: true, configurable: true });
  Object.defineProperty(globalThis, name, { value: recording, writable: true, configurable: true });
}
