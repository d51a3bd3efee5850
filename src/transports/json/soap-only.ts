/**
 * What to use instead of an operation that only SOAP has, by agent and, if necessary, by operation. The vendor's contract
 * shows which operations these are, but not what serves the same purpose.
 */
const replacements: Readonly<Record<string, string>> = {
  'BLOB.GetRawPersonImage': 'agents.BLOB.GetPersonImage',
  'BlobManager.WriteBlob': 'agents.BLOB.SetBlobStream',
  BlobManager: 'agents.BLOB.GetBlobStream, which reads the whole BLOB',
  'CustomerService.ChatSessionsForUser': 'agents.Chat.ChatSessionsForUser',
  'CustomerService.DeleteChatSessions': 'agents.Chat.DeleteChatSessionEntity, session by session',
  'FileManager.CreateFile': 'agents.Document.CreateDocumentStream',
  'FileManager.WriteFile': 'documents.writeContent(id, content)',
  'FileManager.BeginWriteFilePart': 'documents.writeContent(id, content), which takes a stream',
  'FileManager.WriteFilePart': 'documents.writeContent(id, content), which takes a stream',
  'FileManager.EndWriteFilePart': 'documents.writeContent(id, content), which takes a stream',
  FileManager: 'documents.readContent(id), which returns a stream',
  'SoPrincipal.GetSystemInfo': 'agents.License.GetLicenseFromDB for its licence',
  SoPrincipal: 'auth in the configuration, which signs in for every transport, and principal() for the user',
};

/** What serves the same purpose on Agents or on every transport, for a message. */
export function replacementFor(agent: string, operation: string): string | undefined {
  return [`${agent}.${operation}`, agent]
    .filter((name) => Object.hasOwn(replacements, name))
    .map((name) => replacements[name])[0];
}
