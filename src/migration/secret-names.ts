/**
 * The one table of names that decides what is a secret in recordings, wire files and samples of calls.
 *
 * Words that also occur in harmless names are anchored: in SuperOffice a ticket is a request too (`TicketTitle`), a
 * `CredentialType` names a member of a list, and a secretary is a person.
 */
const secretNames = new RegExp(
  [
    '^(?:so|user)?_?ticket$',
    'credentials?(?:_?value)?$',
    'tokens?$',
    'secret(?!ar)',
    'password|passwd|passphrase',
    '(?:api|access|private|subscription)[-_]?key',
    'authori[sz]ation$',
    'cookies?$',
  ].join('|'),
  'i',
);

/** Whether a text in a field of this name is a secret. */
export function isSecretName(name: string): boolean {
  return secretNames.test(name);
}

/**
 * Whether everything below a field of this name is a secret, too. A ticket is the exception: a credential ticket is a string,
 * so a ticket with fields is a support request.
 */
export function isSecretHolder(name: string): boolean {
  return isSecretName(name) && !/ticket$/i.test(name);
}
