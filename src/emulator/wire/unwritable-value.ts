/** A value that a serializer of .NET throws an exception at, in the middle of an answer. */
export class UnwritableValueError extends Error {
  override readonly name = 'UnwritableValueError';
}
