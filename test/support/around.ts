export type AnyFunction = (this: never, ...given: never[]) => unknown;
export type Methods<Name extends string> = Record<Name, AnyFunction>;

const undo: (() => void)[] = [];

/** Replaces a method until the test file has ended. */
export function around<Name extends string>(
  target: Methods<Name>,
  name: Name,
  wrap: (original: AnyFunction) => AnyFunction,
): void {
  const original = target[name];
  target[name] = wrap(original);
  undo.push(() => (target[name] = original));
}

export function undoAll(): void {
  for (const each of undo.splice(0).reverse()) each();
}
