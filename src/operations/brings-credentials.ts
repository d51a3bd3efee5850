/** `AuthenticateUsernamePassword`, `TestAuthenticate`, `ChangePassword`, `IsPasswordValid` and their like in the contract. */
const names = /Authenticate|Password/;

/**
 * Whether an operation is given credentials to be checked or changed. Their refusal says nothing of the credentials that
 * the call itself is made with.
 */
export function bringsCredentials(operation: string): boolean {
  return names.test(operation);
}
