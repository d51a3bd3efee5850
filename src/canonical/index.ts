export { checkCanonical, checkFields, isPlainObject } from './check.js';
export { complete } from './complete.js';
export { fromJson, type JsonReading } from './from-json.js';
export { localise, localiseText } from './language.js';
export { applyPatch, mergeToPatch, overlay, type PatchOperation, resolvePatch } from './patch.js';
export { maskUnselected, resolveSelect } from './select.js';
