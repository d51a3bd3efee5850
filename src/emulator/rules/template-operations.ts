import type { CanonicalObject } from '../../contract/index.js';
import type { OperationHandler } from '../operation-handler.js';
import type { EmulatedServer } from '../server.js';
import { badRequest, notFound } from '../server-error.js';
import { requiredRules } from './generic-entities.js';

type Handler = (server: EmulatedServer, template: Template, parameters: CanonicalObject) => unknown;

interface Template {
  readonly id: number;
  readonly entity: CanonicalObject;
  readonly language: string;
}

/** The language of the content that no other language has, as the vendor's descriptions write languages. */
const anyLanguage = '';

/** The contents of a template by language, in the store of the server. */
function contentsOf({ store }: EmulatedServer, id: number): Map<string, Buffer> {
  let contents = store.templates.get(id);
  if (contents === undefined) store.templates.set(id, (contents = new Map<string, Buffer>()));
  return contents;
}

/**
 * "Language variation of template to use. Used to select a template of the appropriate language": if the template has no
 * content in the language, it is the one without a language.
 */
function content(server: EmulatedServer, { id, language }: Template): Buffer {
  const contents = contentsOf(server, id);
  const found = contents.get(language) ?? contents.get(anyLanguage);
  if (found === undefined) throw notFound('Document template content', id);
  return found;
}

const handlers: Readonly<Record<string, Handler>> = {
  GetDocumentTemplateStreamFromId: (server, template) => content(server, template).toString('base64'),
  SaveDocumentTemplateStream(server, { id, entity, language }, { Content, PluginId }) {
    if (typeof Content !== 'string') throw badRequest('Content is null');
    contentsOf(server, id).set(language, Buffer.from(Content, 'base64'));
    // "0 = SOARC. Use -1 to use the plugin specified in the template."
    const plugin = Number(PluginId ?? 0);
    return {
      Name: entity['Name'] ?? '',
      Description: entity['Tooltip'] ?? '',
      ExternalReference: entity['Filename'] ?? '',
      PluginId: plugin === -1 ? Number(entity['LoadTemplateFromPlugin'] ?? 0) : plugin,
    };
  },
  GetDocumentTemplateLanguages: (server, { id }) =>
    [...contentsOf(server, id).keys()].filter((language) => language !== anyLanguage).sort(),
  // "Create a new document template language based on an existing template."
  CreateDefaultDocumentTemplateLanguage(server, template) {
    contentsOf(server, template.id).set(template.language, content(server, template));
  },
  DeleteDocumentTemplateLanguage(server, { id, language }) {
    contentsOf(server, id).delete(language);
  },
};

/** The content of document templates, by the names of agent and operation. Source: the descriptions of the operations. */
export const templateOperations: readonly (readonly [string, OperationHandler])[] = Object.entries(handlers).map(
  ([name, handle]) => [
    `List.${name}`,
    (server, parameters) => {
      const id = Number(parameters['DocumentTemplateId']);
      const entity = server.entities.get(requiredRules('DocumentTemplate'), id);
      const { LanguageCode } = parameters;
      const language = typeof LanguageCode === 'string' ? LanguageCode : anyLanguage;
      return { Response: handle(server, { id, entity, language }, parameters) ?? null };
    },
  ],
);
