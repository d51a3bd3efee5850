export { type ArchiveValue, cellValue, type WireCell } from './cell.js';
export { type ColumnKind, columnKind, kindOfColumnInfo, type ProviderKinds } from './column-kinds.js';
export { checkColumn, checkSortColumn, columnIdentity, parseAggregate, plainColumn, wireColumn } from './columns.js';
export { type Conditions, Filter, where } from './filter.js';
export type { Period } from './literals.js';
export { enclosed } from './enclosed.js';
export { operatorAliases, type OperatorName, operatorNames, operators } from './operators.js';
