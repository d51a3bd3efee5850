// What a process does that shares a token store with others: it connects, and asks who it is.
import { connect, type SuperOfficeConfiguration } from '../../src/index.js';

const so = await connect(JSON.parse(process.env['input'] ?? '{}') as SuperOfficeConfiguration);
process.stdout.write(`${String((await so.principal()).Associate)}\n`);
await so.close();
