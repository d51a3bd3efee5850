import type { ServiceIdentifier } from 'inversify';

/** A symbol that knows what is bound to it, so that `container.get` needs no cast. */
export function service<Bound>(name: string): ServiceIdentifier<Bound> {
  return Symbol.for(`superoffice-bridge/${name}`);
}
