// A process that shares a token store with others: it connects, and reads its user.
import { connect, type SuperOfficeConfiguration } from '../../src/index.js';

const so = await connect(JSON.parse(process.env['input'] ?? '{}') as SuperOfficeConfiguration);
process.stdout.write(`${String((await so.principal()).Associate)}\n`);
await so.close();
