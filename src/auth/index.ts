export {
  type Credentials,
  type HttpCredentials,
  isSoapCredentials,
  type SignIn,
  type SignInOperation,
  type SoapCredentials,
} from './credentials.js';
export { notSentAgain } from './not-sent-again.js';
export { AnonymousCredentials } from './kinds/anonymous.js';
export { BasicCredentials } from './kinds/basic.js';
export { BearerCredentials } from './kinds/bearer.js';
export { NtlmCredentials } from './kinds/ntlm.js';
export { TicketCredentials } from './kinds/ticket.js';
export { AccessTokenCredentials } from './kinds/access-token.js';
export { SystemUserCredentials, ticketLifetime } from './kinds/system-user.js';
export { privateKeyFrom } from './system-user/private-key.js';
export type { LoginParts } from './open-id/provider.js';
export type { BeginOptions, BegunSignIn, InteractiveSignIn } from './open-id/interactive-sign-in.js';
export { type InteractiveSignInOptions, interactiveSignIn } from './open-id/sign-in.js';
export type { SignedIn } from './open-id/signed-in.js';
export { type Clock, pauseAfterRefusal, RenewedGrant } from './renewed-grant.js';
export {
  type RemembersTenants,
  type TenantChange,
  type TenantNotification,
  type TenantNotificationHint,
  type TenantNotificationOptions,
  tenantNotifications,
} from './tenant-notification.js';
export { chosenLoginUrl } from './login-url.js';
export { type Grant, interactiveGrantName, type TokenStore } from './token-store/token-store.js';
export { keyFrom, seal, unseal } from './token-store/sealed.js';
export { RedisTokenStore } from './token-store/redis.js';
export { MemoryTokenStore } from './token-store/memory.js';
export { FileTokenStore, type FileTokenStoreOptions } from './token-store/file.js';
