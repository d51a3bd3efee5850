export { checkCanonical, checkFields, isPlainObject } from './check.js';
export { complete } from './complete.js';
export { fromJson, type JsonReading } from './from-json.js';
export { localise, localiseText, multiLanguageTexts } from './language.js';
export { applyPatch, mergeToPatch, overlay, type PatchOperation, resolvePatch } from './patch.js';
export { type Path, pathText } from './path.js';
export { maskUnselected, resolveSelect } from './select.js';
