import type { CanonicalObject } from '../../contract/index.js';
import type { OperationHandler } from '../operation-handler.js';
import type { EmulatedServer } from '../server.js';
import { notFound, ServerFailureError } from '../server-error.js';
import { everyKey } from '../store/table.js';
import type { EntityRules } from './entities.js';
import { entityArgument } from './entity-arguments.js';
import { allEntityRules } from './generic-entities.js';

/** Operations that name an entity by other fields than its key: which parameters are which of its fields. */
interface Lookup {
  readonly agent: string;
  readonly carrier: string;
  /** What follows `Get`, `Save` and `Delete`. */
  readonly suffix: string;
  readonly fields: Readonly<Record<string, string>>;
}

const lookups: readonly Lookup[] = [
  {
    agent: 'CRMScript',
    carrier: 'Script',
    suffix: 'CRMScriptByUniqueIdentifier',
    fields: { UniqueIdentifier: 'UniqueIdentifier' },
  },
  {
    agent: 'CRMScript',
    carrier: 'TriggerScriptEntity',
    suffix: 'TriggerScriptByUniqueId',
    fields: { TriggerScriptUniqueId: 'UniqueIdentifier' },
  },
  {
    agent: 'ForeignSystem',
    carrier: 'ForeignDevice',
    suffix: 'DeviceByIdentifier',
    fields: { DeviceName: 'Name', DeviceIdentifier: 'DeviceIdentifier' },
  },
  {
    agent: 'Preference',
    carrier: 'PreferenceDescription',
    suffix: 'FromSectionAndKey',
    fields: { Section: 'Section', Key: 'Key' },
  },
  { agent: 'User', carrier: 'User', suffix: 'UserFromName', fields: { UserName: 'Name' } },
];

const steps = ['Get', 'Save', 'Delete'] as const;
type Step = (typeof steps)[number];

const handlerFor: Readonly<Record<Step, (rules: EntityRules, fields: Lookup['fields']) => OperationHandler>> = {
  Get: (rules, fields) => (server, parameters) => {
    const id = found(server, rules, fields, parameters);
    if (id !== undefined) return { Response: server.entities.get(rules, id) };
    if (server.settings.absentEntity === 'null') return { Response: null };
    throw notFound(rules.name, Object.values(wanted(fields, parameters)).join(' '));
  },
  Save: (rules, fields) => (server, parameters, session) => {
    const entity = entityArgument(parameters);
    if (entity === null) throw new ServerFailureError(400, 'ArgumentNullException', `${rules.carrier} is null`);
    const id = found(server, rules, fields, parameters) ?? 0;
    const saved = { ...entity, ...wanted(fields, parameters), [rules.primaryKey]: id };
    return { Response: server.entities.save(rules, saved, session) };
  },
  Delete: (rules, fields) => (server, parameters, session) => {
    const id = found(server, rules, fields, parameters);
    if (id !== undefined) server.entities.delete(rules, id, session);
    return {};
  },
};

function wanted(fields: Lookup['fields'], parameters: Readonly<CanonicalObject>): CanonicalObject {
  return Object.fromEntries(Object.entries(fields).map(([parameter, field]) => [field, parameters[parameter]]));
}

function found(
  { entities, store }: EmulatedServer,
  rules: EntityRules,
  fields: Lookup['fields'],
  parameters: Readonly<CanonicalObject>,
): number | undefined {
  const values = Object.entries(wanted(fields, parameters));
  for (const id of entities.ids(rules, everyKey, false)) {
    const matches = store.read(rules.name, id, (entity) => values.every(([field, value]) => entity[field] === value));
    if (matches === true) return id;
  }
  return undefined;
}

/** The operations by other fields, by the names of agent and operation. */
export const lookupOperations: readonly (readonly [string, OperationHandler])[] = lookups.flatMap(
  ({ agent, carrier, suffix, fields }) => {
    const rules = allEntityRules.find((each) => each.agent === agent && each.carrier === carrier);
    if (rules === undefined) throw new TypeError(`the emulator has no rules for ${agent}.${carrier}`);
    return steps.map((step) => [`${agent}.${step}${suffix}`, handlerFor[step](rules, fields)] as const);
  },
);
