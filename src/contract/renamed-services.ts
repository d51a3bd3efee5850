import type { Documents } from './documents.js';

/**
 * The documents with the namespace, addresses and actions of another version of the services. The versions that SuperOffice
 * still serves differ in their namespace: `http://www.superoffice.net/ws/crm/NetServer/Services84`.
 */
export function renamedServices(documents: Documents, from: string, to: string): Documents {
  if (from === to) return documents;
  return { ...documents, text: (name) => documents.text(name).replaceAll(`/${from}`, `/${to}`) };
}
