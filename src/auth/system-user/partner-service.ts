import type { Field, Message, PrimitiveName } from '../../contract/index.js';

/** The vendor's PartnerSystemUserService as a contract; NetServer's WSDL documents do not have it. */
const namespace = 'http://www.superoffice.com/superid/partnersystemuser/0.1';

export const partnerService = {
  path: 'services/PartnerSystemUserService.svc',
  soapAction: `${namespace}/IPartnerSystemUserService/Authenticate`,
  request: message('AuthenticationRequest', ['SignedSystemToken', 'ReturnTokenType'], {
    headers: ['ApplicationToken', 'ContextIdentifier'],
  }),
  response: {
    namespace,
    name: 'AuthenticationResponse',
    fields: [field('ErrorMessage'), field('IsSuccessful', 'boolean'), field('Token')],
    headers: [],
  },
} as const satisfies { readonly request: Message; readonly response: Message } & Record<string, unknown>;

function message(name: string, fields: readonly string[], { headers }: { headers: readonly string[] }): Message {
  return { namespace, name, fields: fields.map((each) => field(each)), headers: headers.map((each) => field(each)) };
}

function field(name: string, type: PrimitiveName = 'string'): Field {
  return { namespace, name, type: { kind: 'primitive', name: type }, nillable: true, optional: true };
}
