// Prints the count of a Jest run's JSON results alone on a line, as the last thing a CI run says.
import { readFileSync } from 'node:fs';

const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, numFailedTestSuites, numTotalTests } =
  JSON.parse(readFileSync(process.argv[2], 'utf8'));
// A file that could not be run counts as a failure, though none of its tests did.
const failed = Math.max(numFailedTests, numFailedTestSuites > 0 ? 1 : 0);
console.log(`${numPassedTests} passed, ${failed} failed, ${numPendingTests + numTodoTests} skipped`);
process.exitCode = failed === 0 && numTotalTests > 0 ? 0 : 1;
