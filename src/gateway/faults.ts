import { encodeFault } from '../codec/xml/index.js';
import { namespaces } from '../contract/index.js';

/** A failure outside an operation, as WCF reports it. */
export interface Fault {
  readonly code: string;
  readonly namespace: string;
  readonly message: string;
}

/** A request that is answered with a SOAP fault. */
export class FaultError extends Error {
  override readonly name = 'FaultError';

  constructor(readonly fault: Fault) {
    super(fault.message);
  }
}

/** WCF's own faults are in this namespace, and those of addressing in the other (`FaultCodeConstants` of .NET). */
const dispatcher = 'http://schemas.microsoft.com/net/2005/12/windowscommunicationfoundation/dispatcher';
const addressing = 'http://schemas.microsoft.com/ws/2005/05/addressing/none';

export function deserializationFailed(reason: string): Fault {
  const message = `The formatter threw an exception while trying to deserialize the message: ${reason}`;
  return { code: 'DeserializationFailed', namespace: dispatcher, message };
}

export function actionNotSupported(action: string): Fault {
  const message =
    `The message with Action '${action}' cannot be processed at the receiver, due to a ContractFilter mismatch at the ` +
    'EndpointDispatcher: the service has no such operation. Check that the address names the agent of the operation, and ' +
    'that both name the same version of the services.';
  return { code: 'ActionNotSupported', namespace: addressing, message };
}

/** A header of a protocol that the gateway does not speak, such as WS-Security. */
export function mustUnderstand(name: string, namespace: string): Fault {
  const message = `The header '${name}' from the namespace '${namespace}' was not understood by the recipient of this message, causing the message to not be processed.`;
  return { code: 'MustUnderstand', namespace: namespaces.soapEnvelope, message };
}

/** The gateway could not get an answer. */
export function internalServiceFault(message: string): Fault {
  return { code: 'InternalServiceFault', namespace: dispatcher, message };
}

export function faultText({ code, namespace, message }: Fault): string {
  return encodeFault({ code, message, exceptionType: undefined }, namespace);
}
