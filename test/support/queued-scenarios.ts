import type { ScenarioDefinition } from '../../src/migration/index.js';

/** Two that only read, and two that write what a third one finds. Data alone: the digest of a function is that of its text. */
export const queuedScenarios: readonly ScenarioDefinition[] = [
  { scenario: 'Tasks', steps: [{ step: 'tasks', call: 'lists.items', with: { name: 'task' } }] },
  {
    scenario: 'Person',
    steps: [{ step: 'person', call: 'persons.get', with: { id: 5 }, expect: { equals: { Firstname: 'Unexpected' } } }],
  },
  {
    scenario: 'Company',
    steps: [
      { step: 'create company', call: 'contacts.create', with: { values: { Name: 'Northwind' } }, as: 'company' },
      { call: 'contacts.merge', with: { id: '${company.ContactId}', changes: { Department: 'Sales' } } },
      { call: 'contacts.get', with: { id: '${company.ContactId}' } },
    ],
  },
  {
    scenario: 'Project',
    steps: [
      { call: 'contacts.create', with: { values: { Name: 'Left behind' } }, as: 'company' },
      { call: 'projects.create', with: { values: { Name: 'Answer lost' } } },
    ],
    cleanUp: [{ call: 'contacts.delete', with: { id: '${company.ContactId}' } }],
  },
  {
    scenario: 'Companies',
    steps: [{ call: 'contacts.query', with: { criteria: { select: ['name'], orderBy: 'name asc' } } }],
  },
];
