export {
  type CustomFields,
  type FieldWriteOptions,
  type NewFieldValues,
  RepositoryCustomFields,
} from './custom-fields.js';
export { type FieldDefinition, FieldDefinitions } from './field-definitions.js';
export type { FieldValues } from './field-values.js';
