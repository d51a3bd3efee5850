export { type ArchiveValue, cellValue, type WireCell } from './cell.js';
export { columnKind } from './column-kinds.js';
export { checkColumn, type Conditions, Filter, where } from './filter.js';
export { operatorAliases, type OperatorName, operatorNames, operators } from './operators.js';
