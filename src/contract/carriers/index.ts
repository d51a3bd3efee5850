export type * from './carriers.js';
