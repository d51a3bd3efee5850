export type { Credentials, SignIn, SignInOperation, SoapCredentials } from './credentials.js';
export { BasicCredentials, BearerCredentials, TicketCredentials } from './kinds.js';
