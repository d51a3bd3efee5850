export { checkCanonical, checkFields, isPlainObject } from './check.js';
export { complete } from './complete.js';
export { type ElementPosition, extraFieldsOf, rememberExtraField } from './extra-fields.js';
export { localise, localiseText, multiLanguageTexts, noTranslation } from './language.js';
export { applyPatch, mergeToPatch, overlay, type PatchOperation, patchToJson, resolvePatch } from './patch.js';
export { type Path, pathText } from './path.js';
export { maskUnselected, resolveSelect } from './select.js';
