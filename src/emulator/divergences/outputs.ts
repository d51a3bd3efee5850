import type { CanonicalObject, Operation } from '../../contract/index.js';
import type { FaceResult } from '../faces/context.js';
import type { EmulatedServer } from '../server.js';
import { type DivergingFace, type Exchange, exchangeOfOperation } from './exchange.js';

/** The outputs of an agent's operation, with the divergences of the face it was called through. */
export function divergedOutputs(
  { divergences }: EmulatedServer,
  face: DivergingFace,
  operation: Operation,
  parameters: CanonicalObject,
  act: () => CanonicalObject,
): CanonicalObject {
  let outputs: CanonicalObject = {};
  const response = divergences.around(exchangeOfOperation(face, operation, parameters), () => {
    outputs = act();
    return outputs['Response'];
  });
  return response === undefined ? outputs : { ...outputs, Response: response };
}

/** The result of a resource, with the divergences of REST. An answer without a value, as to a delete, is not changed. */
export function divergedResult(
  { divergences }: EmulatedServer,
  exchange: Exchange | undefined,
  act: () => FaceResult,
): FaceResult {
  let result: FaceResult | undefined;
  const value = divergences.around(exchange, () => {
    result = act();
    return 'status' in result ? undefined : result.value;
  });
  if (result !== undefined && 'status' in result) return result;
  return { ...result, value };
}
