export { cell, TableCell, type TableValue } from './cell.js';
export { MassOperationError, type MassProgressAtEnd, type RowRange } from './mass-operation-error.js';
export type { MassAction, MassResult, MassRowResult } from './mass-results.js';
export type {
  MassOptions,
  MassProgress,
  MassWriteOptions,
  TableRepository,
  TableRow,
  UpdateOptions,
  UpsertOptions,
} from './table-repository.js';
export { TransportTableRepository } from './transport-table-repository.js';
