export type { Reading } from './expected-field.js';
export { unknownMandatoryHeader } from './mandatory-header.js';
export {
  type DecodedEnvelope,
  decodeEnvelope,
  encodeAnswer,
  encodeBody,
  encodeEnvelope,
  encodeFault,
  encodeHeaders,
  type SoapFault,
} from './message-codec.js';
export { unescapeText } from './xml-text.js';
