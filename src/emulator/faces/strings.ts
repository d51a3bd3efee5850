import { resourceStrings } from '../resource-strings.js';
import { badRequest } from '../server-error.js';
import { type FaceCall, jsonResult, type FaceResult } from './context.js';

/**
 * `GET /String/SR_YES,SR_NO?isoLangCode=sv`: the texts by id and language, as the vendor's OpenAPI document describes.
 * Undefined for an unknown address.
 */
export function stringResource(
  { server, method, query }: FaceCall,
  [ids = '', more]: readonly string[],
): FaceResult | undefined {
  if (server.settings.strings === 'absent' || ids === '' || more !== undefined) return undefined;
  if (method !== 'GET') throw badRequest('Strings are read by GET');
  return jsonResult(resourceStrings(ids.split(','), query.get('isoLangCode')));
}
