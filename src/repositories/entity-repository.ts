import {
  checkCanonical,
  maskUnselected,
  type PatchOperation,
  resolvePatch,
  resolveSelect,
} from '../codec/canonical/index.js';
import { type CanonicalObject, type CarrierType, type Contract } from '../contract/index.js';
import { ConflictError, NotSupportedError, ValidationError } from '../errors/index.js';
import { absent, carrierType } from '../transports/agent-exchanges.js';
import { withDetails } from '../errors/error-details.js';
import { type Transport } from '../transports/transport.js';
import { checkId } from './ids.js';
import { checkFlag } from './input-checks.js';
import { withoutAppended } from './appended-items.js';
import { checkMethodOptions } from './method-options.js';
import { preconditionText } from './precondition-option.js';
import { checkWhole, partial } from './whole-entity.js';
import { checkKeyKept, checkKeyPatched, withoutKey } from './primary-key.js';
import type {
  ChangeOptions,
  DeleteOptions,
  Draft,
  EntityRepository,
  GetManyOptions,
  GetOptions,
  ReadOptions,
  RepositoryOptions,
  Selection,
  WriteOptions,
} from './repository.js';
import { TransportSearch } from './search.js';
import type { SearchCriteria } from './search-criteria.js';
import type { entityMethods } from '../operations/index.js';
import {
  type CallOptions,
  type EntityDescription,
  type EntityStep,
  type ExchangeName,
  type Exchanges,
  nameOf,
  operationName,
  RepositoryCall,
} from '../operations/index.js';

const defaultConcurrency = 8;
const maxConflictAttempts = 5;
const conflictChoices: ReadonlySet<unknown> = new Set(['fail', 'retry']);

/** The implementation of every entity's repository, for any transport. */
export class TransportEntityRepository<
  Entity extends object,
  Key extends keyof Entity & string,
> implements EntityRepository<Entity, Key> {
  readonly #entity: EntityDescription;
  readonly #transport: Transport;
  readonly #contract: Contract;
  #type: CarrierType | undefined;

  constructor(entity: EntityDescription, transport: Transport, contract: Contract) {
    this.#entity = entity;
    this.#transport = transport;
    this.#contract = contract;
  }

  async createDefault(options: RepositoryOptions = {}): Promise<Entity> {
    return this.#withOperation('CreateDefault', options, async () => {
      this.#checkOptions('createDefault', options);
      const call = this.#call('createDefault');
      return (await this.#execute('entity.createDefault', { entity: this.#entity }, { ...options, call })) as Entity;
    });
  }

  async create<S extends keyof Entity & string = keyof Entity & string>(
    values: Draft<Entity>,
    options: ReadOptions<S> = {},
  ) {
    return this.#withOperation('Save', options, () => {
      this.#checkSupported('CreateDefault');
      this.#checkOptions('create', options);
      const request = { entity: this.#entity, values: withoutKey(this.#check(values), this.#entity.primaryKey) };
      return this.#entityAnswer<S>('entity.create', request, options, this.#call('create'));
    });
  }

  async get<S extends keyof Entity & string = keyof Entity & string>(id: number, options: GetOptions<S> = {}) {
    this.#checkOptions('get', options);
    return this.#present(id, options, this.#call('get'));
  }

  async find<S extends keyof Entity & string = keyof Entity & string>(id: number, options: GetOptions<S> = {}) {
    this.#checkOptions('find', options);
    return this.#find(id, options, this.#call('find'));
  }

  async getMany<S extends keyof Entity & string = keyof Entity & string>(
    ids: readonly number[],
    { concurrency = defaultConcurrency, ...options }: GetManyOptions<S> = {},
  ) {
    this.#checkOptions('getMany', options);
    const list: unknown = ids;
    if (!Array.isArray(list)) throw new ValidationError('ids must be an array of ids', { path: 'ids' });
    ids.forEach((id) => checkId(id));
    if (!Number.isInteger(concurrency) || concurrency < 1) {
      throw new ValidationError('concurrency must be an integer of at least 1', { path: 'concurrency' });
    }
    const found: (Selection<Entity, S | Key> | null)[] = ids.map(() => null);
    let next = 0;
    const work = async () => {
      for (let index = next++; index < ids.length; index = next++) {
        const id = ids[index];
        if (id !== undefined) found[index] = await this.#find(id, options, this.#call('getMany'));
      }
    };
    await Promise.all(Array.from({ length: Math.min(concurrency, ids.length) }, work));
    return found;
  }

  async save<S extends keyof Entity & string = keyof Entity & string>(carrier: Entity, options: WriteOptions<S> = {}) {
    return this.#withOperation('Save', options, () => {
      this.#checkOptions('save', options);
      const checked = this.#check(carrier);
      const { primaryKey } = this.#entity;
      checkId(checked[primaryKey], `save() needs the entity's ${primaryKey}; for a new entity, use create()`);
      checkWhole(this.#carrierType, checked, this.#entity);
      const request = { entity: this.#entity, carrier: checked };
      return this.#entityAnswer<S>('entity.save', request, options, this.#call('save'));
    });
  }

  async patch<S extends keyof Entity & string = keyof Entity & string>(
    id: number,
    operations: readonly PatchOperation[],
    options: ChangeOptions<S> = {},
  ) {
    return this.#withOperation('Save', options, () => {
      this.#checkOptions('patch', options);
      checkId(id);
      const patch = resolvePatch(this.#carrierType, operations);
      checkKeyPatched(patch, this.#entity.primaryKey, id);
      const call = this.#call('patch');
      return this.#change<S>(id, options, call, (complete) =>
        this.#entityAnswer<S>('entity.patch', { entity: this.#entity, id, patch }, complete, call),
      );
    });
  }

  async merge<S extends keyof Entity & string = keyof Entity & string>(
    id: number,
    changes: Draft<Entity>,
    options: ChangeOptions<S> = {},
  ) {
    return this.#withOperation('Save', options, () => {
      this.#checkOptions('merge', options);
      checkId(id);
      const appended = this.#check(changes, true);
      checkKeyKept(appended, this.#entity.primaryKey, id);
      const call = this.#call('merge');
      return this.#change<S>(id, options, call, (complete) =>
        this.#entityAnswer<S>('entity.merge', { entity: this.#entity, id, changes: appended }, complete, call),
      );
    });
  }

  async delete(id: number, options: DeleteOptions = {}): Promise<void> {
    await this.#withOperation('Delete', options, () => {
      this.#checkOptions('delete', options);
      checkId(id);
      const complete = { ...this.#completed(options), call: this.#call('delete') };
      return this.#execute('entity.delete', { entity: this.#entity, id }, complete);
    });
  }

  query<const Column extends string>(criteria: SearchCriteria<Column>, options: RepositoryOptions = {}) {
    const { repository, archive: provider, resource, lacks = [] } = this.#entity;
    if (provider === undefined) {
      const message = `${repository}.query: no archive is known for ${nameOf(this.#entity)}; use so.archive(provider)`;
      throw new NotSupportedError(message, { agent: this.#entity.agent });
    }
    const archive = {
      operation: `${repository}.query`,
      provider,
      ...(resource === undefined || lacks.includes('search') ? {} : { resource }),
    };
    return new TransportSearch(this.#transport, archive, criteria, options);
  }

  /** Errors name the operation, even if nothing was sent. */
  #withOperation<Result>(step: EntityStep, options: RepositoryOptions, action: () => Promise<Result>): Promise<Result> {
    const operation = operationName(this.#entity, step);
    const transport = options.transport ?? this.#transport.name;
    return withDetails({ transport, agent: this.#entity.agent, operation }, () => {
      this.#checkSupported(step);
      return action();
    });
  }

  /** @throws {NotSupportedError} if no version known here has the operation */
  #checkSupported(step: EntityStep): void {
    const { agent, repository } = this.#entity;
    const operation = operationName(this.#entity, step);
    if (this.#contract.agent(agent).operations.has(operation)) return;
    throw new NotSupportedError(`${repository}: NetServer has no operation ${agent}.${operation}`, {
      agent,
      operation,
    });
  }

  get #carrierType(): CarrierType {
    return (this.#type ??= carrierType(this.#contract, this.#entity));
  }

  #call(operation: keyof EntityRepository<Entity, Key>): RepositoryCall {
    return new RepositoryCall(`${this.#entity.repository}.${operation}`);
  }

  async #find<S extends keyof Entity & string>(
    id: number,
    { foreignKeys = false, ...options }: GetOptions<S>,
    call: RepositoryCall,
  ) {
    return this.#withOperation('Get', options, async () => {
      checkId(id);
      checkFlag(foreignKeys, 'foreignKeys');
      const selected = this.#selected(options);
      if (foreignKeys && selected?.includes('ExtraFields') === false) {
        throw new ValidationError('foreignKeys has no effect unless ExtraFields is selected', { path: 'foreignKeys' });
      }
      const request = { entity: this.#entity, id, foreignKeys };
      const carrier = await this.#execute('entity.get', request, { ...options, select: selected, call });
      return carrier === null ? null : (this.#masked(carrier, selected) as Selection<Entity, S | Key>);
    });
  }

  async #present<S extends keyof Entity & string>(id: number, options: GetOptions<S>, call: RepositoryCall) {
    const carrier = await this.#find(id, options, call);
    if (carrier !== null) return carrier;
    const transport = call.servedBy ?? options.transport ?? this.#transport.name;
    throw Object.assign(absent(this.#entity, id, call.absence), { transport });
  }

  /** Makes a change, and repeats it with the latest entity after a conflict if the caller wants that. */
  async #change<S extends keyof Entity & string>(
    id: number,
    { onConflict = 'fail', ...options }: ChangeOptions<S>,
    call: RepositoryCall,
    attempt: (options: WriteOptions<S>) => Promise<Selection<Entity, S | Key>>,
  ) {
    if (!conflictChoices.has(onConflict)) {
      throw new ValidationError('onConflict must be "fail" or "retry"', { path: 'onConflict' });
    }
    if (onConflict === 'retry' && options.ifUnmodifiedSince === undefined) {
      throw new ValidationError('onConflict has no effect without ifUnmodifiedSince', { path: 'onConflict' });
    }
    let current: WriteOptions<S> = options;
    for (let attempts = 1; ; attempts++) {
      try {
        return await attempt(current);
      } catch (error) {
        const hasChanged = error instanceof ConflictError && error.status !== 409 && error.path === undefined;
        if (!hasChanged || onConflict === 'fail' || attempts >= maxConflictAttempts) throw error;
        const latest = (await this.#present(id, { ...options, select: undefined }, call)) as CanonicalObject;
        current = { ...options, ifUnmodifiedSince: String(latest['UpdatedDate']) };
      }
    }
  }

  async #entityAnswer<S extends keyof Entity & string>(
    name: 'entity.create' | 'entity.save' | 'entity.patch' | 'entity.merge',
    request: Exchanges[typeof name]['request'],
    options: WriteOptions<S>,
    call: RepositoryCall,
  ) {
    const complete = { ...this.#completed(options), call };
    const carrier = await this.#execute(name, request, complete);
    return this.#masked(carrier, complete.select) as Selection<Entity, S | Key>;
  }

  #execute<Name extends ExchangeName>(name: Name, request: Exchanges[Name]['request'], options: CallOptions) {
    return this.#transport.execute({ name, request }, options);
  }

  #completed<S extends string>({ ifUnmodifiedSince, ...options }: WriteOptions<S>): CallOptions {
    return {
      ...options,
      select: this.#selected(options),
      ifUnmodifiedSince: ifUnmodifiedSince === undefined ? undefined : preconditionText(ifUnmodifiedSince),
    };
  }

  #selected({ select }: { readonly select?: readonly string[] | undefined }): string[] | undefined {
    return select === undefined ? undefined : resolveSelect(this.#carrierType, this.#entity.primaryKey, select);
  }

  #masked(carrier: CanonicalObject, selected: readonly string[] | undefined): object {
    return selected === undefined ? carrier : partial(maskUnselected(carrier, selected));
  }

  #checkOptions(method: keyof typeof entityMethods, options: object): void {
    checkMethodOptions(`${this.#entity.repository}.${method}`, method, options);
  }

  /** @returns the same values, with the type that the check established */
  #check(values: unknown, merging = false): CanonicalObject {
    if (typeof values !== 'object' || values === null || Array.isArray(values)) {
      throw new ValidationError(
        `${this.#entity.repository}: expected an object with fields of ${this.#entity.carrier}`,
      );
    }
    checkCanonical(this.#carrierType, merging ? withoutAppended(this.#carrierType, values) : values);
    return values as CanonicalObject;
  }
}
