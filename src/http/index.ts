export { jsonText, wideEncodingOf, xmlText } from './answer-text.js';
export { engineFetch } from './engine-fetch.js';
export { isHeaderValue } from './header-value.js';
export type { HttpAnswer, HttpEngine, HttpRequest, HttpStream } from './http-engine.js';
export { onAbort } from './on-abort.js';
export { NtlmEngine } from './ntlm/ntlm-engine.js';
export { observedEngine } from './observed-engine.js';
export { UndiciEngine, type UndiciEngineOptions } from './undici-engine.js';
export { AnswerTooLarge } from './answer-too-large.js';
