export { type CleanUpResult, cleanUp } from './clean-up.js';
export { Journal, type Leftover } from './journal.js';
