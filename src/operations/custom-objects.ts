import type { EntityDescription } from './entity-description.js';
import { pathSegment } from './path-segment.js';

/**
 * The rows of custom objects, by the name of their repository. The resource of REST reads, saves and deletes (OpenAPI document:
 * `/CustomObject/{definitionName}`); the agent makes new ones and changes them.
 */
export const customObjectRow = {
  repository: 'customObjects',
  agent: 'CustomObject',
  carrier: 'CustomObject',
  primaryKey: 'Id',
  resource: 'CustomObject',
  savedAtCollection: true,
  lacks: ['search', 'default', 'create', 'patch'],
} as const satisfies EntityDescription;

/** The rows of one custom object. @param definition the name of its table, such as `y_equipment` */
export function customObjectEntity(definition: string): EntityDescription {
  const named = { DefinitionName: definition };
  return {
    ...customObjectRow,
    table: definition,
    resource: `${customObjectRow.resource}/${pathSegment(definition, 'definition')}`,
    archive: `CustomObject:${definition}`,
    constants: { CreateDefault: named, Get: named, Save: named, Delete: named },
  };
}

/** The methods that only the repository of a custom object has. */
export const customObjectMethods = {
  definition: ['CustomObject', 'GetCustomObjectDefinition'],
} as const;
