/**
 * What to use in the place of an operation that SOAP alone has, by the agent and, where that is not enough, by the
 * operation. Which operations these are is found in the vendor's contract; what serves the same purpose is not said
 * there.
 */
const replacements: Readonly<Record<string, string>> = {
  'BLOB.GetRawPersonImage': 'agents.BLOB.GetPersonImage',
  'BlobManager.WriteBlob': 'agents.BLOB.SetBlobStream',
  BlobManager: 'agents.BLOB.GetBlobStream, which reads the whole',
  'CustomerService.ChatSessionsForUser': 'agents.Chat.ChatSessionsForUser',
  'CustomerService.DeleteChatSessions': 'agents.Chat.DeleteChatSessionEntity, session by session',
  'FileManager.CreateFile': 'agents.Document.CreateDocumentStream',
  'FileManager.WriteFile': 'documents.writeContent(id, content)',
  'FileManager.BeginWriteFilePart': 'documents.writeContent(id, content), which takes a stream',
  'FileManager.WriteFilePart': 'documents.writeContent(id, content), which takes a stream',
  'FileManager.EndWriteFilePart': 'documents.writeContent(id, content), which takes a stream',
  FileManager: 'documents.readContent(id), which gives a stream',
  'SoPrincipal.GetSystemInfo': 'agents.License.GetLicenseFromDB for its licence',
  SoPrincipal: 'auth in the configuration, which signs in for every transport, and principal() for who that is',
};

/** What does the same on Agents or on every transport, in words. */
export function replacementFor(agent: string, operation: string): string | undefined {
  return [`${agent}.${operation}`, agent]
    .filter((name) => Object.hasOwn(replacements, name))
    .map((name) => replacements[name])[0];
}
