// A process that is killed while it verifies: it creates entities on a tenant, and keeps a journal.
import { connect } from '../../src/index.js';
import { verify } from '../../src/migration/index.js';

const [url = '', journal = ''] = process.argv.slice(2);
const sources = { configFile: false, environment: false } as const;
const auth = { kind: 'basic', username: 'sam', password: 'sam' } as const;
const soap = await connect({ transport: 'soap', tenant: { url }, auth }, sources);
const rest = await connect({ transport: 'rest', tenant: { url }, auth }, sources);
await verify({
  scenarios: [
    {
      scenario: 'Killed',
      steps: [
        { call: 'contacts.create', with: { values: { Name: 'Left behind' } }, as: 'company' },
        { call: 'projects.create', with: { values: { Name: 'Nobody knows of it' } } },
      ],
      cleanUp: [{ call: 'contacts.delete', with: { id: '${company.ContactId}' } }],
    },
  ],
  control: { name: 'soap', so: soap },
  candidates: [{ name: 'rest', so: rest }],
  tenant: { name: url, id: 'Cust12345', kind: 'development' },
  allowWrites: 'Cust12345',
  journal,
});
