export type { HttpAnswer, HttpEngine, HttpRequest } from './http-engine.js';
export { engineFetch } from './engine-fetch.js';
export { UndiciEngine, type UndiciEngineOptions } from './undici-engine.js';
