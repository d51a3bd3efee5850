import type { Readable } from 'node:stream';
import type { DocumentEntity } from '../contract/carriers/index.js';
import type { Contract } from '../contract/index.js';
import { NotFoundError } from '../errors/index.js';
import { checkIdentity } from '../transports/identity.js';
import { type Transport } from '../transports/transport.js';
import { TransportEntityRepository } from './entity-repository.js';
import { checkContent } from './input-checks.js';
import { checkId } from './ids.js';
import type { RepositoryOptions } from './repository.js';
import {
  type Content,
  type EntityDescription,
  type OperationCall,
  RepositoryCall,
  entities,
} from '../operations/index.js';

/**
 * The content of documents.
 *
 * It is streamed in both directions on every transport, whatever its size. The `timeout` of a call is then the time between
 * two pieces.
 */
export interface DocumentContent {
  /**
   * The content as a stream. Read it to its end or `destroy()` it, because it holds a connection.
   *
   * @throws {NotFoundError} if the document does not exist or has no content
   * @example
   * import { createWriteStream } from 'node:fs';
   * import { pipeline } from 'node:stream/promises';
   *
   * await pipeline(await so.documents.readContent(1), createWriteStream('offer.docx'));
   */
  readContent(id: number, options?: RepositoryOptions): Promise<Readable>;

  /**
   * Replaces the content. The server may change the document's name, so continue with the entity that this returns.
   *
   * If the server requires a new sign-in, a `Uint8Array` can be sent again, but a stream cannot: the call then throws an
   * `AuthenticationError`.
   *
   * @throws {NotFoundError} if the document does not exist
   * @example
   * import { createReadStream } from 'node:fs';
   *
   * await so.documents.writeContent(1, createReadStream('offer.docx'));
   */
  writeContent(id: number, content: Content, options?: RepositoryOptions): Promise<DocumentEntity>;
}

export class TransportDocumentRepository
  extends TransportEntityRepository<DocumentEntity, 'DocumentId'>
  implements DocumentContent
{
  readonly #transport: Transport;

  constructor(entity: EntityDescription, transport: Transport, contract: Contract) {
    super(entity, transport, contract);
    this.#transport = transport;
  }

  async readContent(id: number, options: RepositoryOptions = {}): Promise<Readable> {
    checkId(id);
    const request = contentCall('GetDocumentStream', 'GET', id);
    const call = new RepositoryCall('documents.readContent');
    const content = await this.#transport.execute({ name: 'agent.read', request }, { ...options, call });
    if (content !== null) return content;
    const { agent, operation } = request;
    const transport = call.servedBy ?? options.transport ?? this.#transport.name;
    throw new NotFoundError(`Document ${id} has no content`, { transport, agent, operation });
  }

  async writeContent(id: number, content: Content, options: RepositoryOptions = {}): Promise<DocumentEntity> {
    checkId(id);
    checkContent(content);
    const request = { ...contentCall('SetDocumentStreamFromId', 'PUT', id), parameter: 'Stream', content };
    const call = new RepositoryCall('documents.writeContent');
    const document = await this.#transport.execute({ name: 'agent.write', request }, { ...options, call });
    const { agent, operation } = request;
    const transport = call.servedBy ?? options.transport ?? this.#transport.name;
    checkIdentity(document, entities.documents.primaryKey, id, { transport, agent, operation });
    return document as DocumentEntity;
  }
}

function contentCall(operation: string, method: 'GET' | 'PUT', id: number): OperationCall {
  const resource = { method, path: `Document/${id}/Content` };
  return { agent: entities.documents.agent, operation, parameters: { DocumentId: id }, resource };
}
