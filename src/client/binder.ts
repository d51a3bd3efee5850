import type { ResolutionContext } from 'inversify';

/** Whence a part gets the others that it consists of. */
export type PartContext = Pick<ResolutionContext, 'get'>;

/** Where parts are entered by their symbols: a container, or what takes its place in a pool. */
export type Binder = <Part>(symbol: symbol) => {
  toConstantValue(part: Part): unknown;
  toDynamicValue(make: (context: PartContext) => Part): { inSingletonScope(): unknown };
};
