import { arrayOperations, entityOperations, queryOperations } from '../../contract/agent-arguments.js';
import type { CanonicalObject, Operation } from '../../contract/index.js';
import { divergedOutputs } from '../divergences/outputs.js';
import { handlerOf, waitingHandlerOf } from '../operations.js';
import { entityGotBy } from '../rules/generic-entities.js';
import type { EmulatedServer } from '../server.js';
import { ServerFailureError } from '../server-error.js';
import {
  bindingAnswer,
  type Face,
  type FaceAnswer,
  type FaceCall,
  jsonAnswer,
  noResource,
  outputResult,
  sessionOfCall,
  written,
} from './context.js';
import { parseBody, readBody } from './json-body.js';
import { isJsonObject } from '../wire/json-object.js';

/** `/api/v1/Agents/{Agent}/{Operation}`: the operations of agents, always by POST. */
export const agentsFace: Face = {
  recognise({ steps }) {
    const [api, , agents, agent, operation] = steps;
    if (api?.toLowerCase() !== 'api' || agents?.toLowerCase() !== 'agents') return undefined;
    return { face: 'agents', agent, operation };
  },
  answer(call) {
    try {
      return perform(call);
    } catch (error) {
      if (!(error instanceof ServerFailureError)) throw error;
      return (
        bindingAnswer(error) ?? jsonAnswer(error.status, { Message: error.message, MessageDetail: error.exceptionType })
      );
    }
  },
};

function perform(call: FaceCall): FaceAnswer | Promise<FaceAnswer> {
  const { server, method } = call;
  const session = sessionOfCall(call);
  const operation = findOperation(server, call.steps);
  if (operation === undefined) throw noResource(call);
  const waiting = waitingHandlerOf(operation);
  const handler = waiting === undefined ? handlerOf(operation) : undefined;
  if (method !== 'POST') {
    throw new ServerFailureError(
      405,
      'HttpException',
      `The requested resource does not support ${method}; agents are called by POST`,
    );
  }
  const parameters = parametersOf(call, operation);
  if (waiting !== undefined)
    return waiting(server, parameters, session).then((outputs) =>
      written(call, outputResult(call, operation, outputs)),
    );
  const act = () => absentAsNull(operation, () => handler?.(server, parameters, session) ?? {});
  return written(call, outputResult(call, operation, divergedOutputs(server, 'agents', operation, parameters, act)));
}

/** Agents answer null if the entity does not exist (the vendor's page on agents, under Errors). */
function absentAsNull({ agent, name }: Operation, act: () => CanonicalObject) {
  try {
    return act();
  } catch (error) {
    const isGet = entityGotBy(`${agent}.${name}`) !== undefined;
    if (isGet && error instanceof ServerFailureError && error.exceptionType === 'SoNotFoundException') {
      return { Response: null };
    }
    throw error;
  }
}

function findOperation({ contract }: EmulatedServer, steps: readonly string[]): Operation | undefined {
  const [agentName, operationName] = steps.slice(3).map((step) => step.toLowerCase());
  const agent = contract.agentNames.find((name) => name.toLowerCase() === agentName);
  if (agent === undefined) return undefined;
  return [...contract.agent(agent).operations.values()].find((each) => each.name.toLowerCase() === operationName);
}

function parametersOf(call: FaceCall, { agent, name, input }: Operation): CanonicalObject {
  const key = `${agent}.${name}`;
  const [only] = input.fields;
  if (only === undefined) return {};
  if (queryOperations.has(key)) {
    const wanted = only.name.toLowerCase();
    const value = [...call.query].find(([each]) => each.toLowerCase() === wanted)?.[1];
    return { [only.name]: readBody(call, only.type, value ?? null, only.name) };
  }
  const body = parseBody(call) ?? null;
  if (entityOperations.has(key) || arrayOperations.has(key)) return { [only.name]: readBody(call, only.type, body) };
  const values = isJsonObject(body)
    ? new Map(Object.entries(body).map(([each, value]) => [each.toLowerCase(), value]))
    : new Map();
  return Object.fromEntries(
    input.fields.map((field) => [
      field.name,
      readBody(call, field.type, values.get(field.name.toLowerCase()) ?? null, `request.${field.name}`),
    ]),
  );
}
