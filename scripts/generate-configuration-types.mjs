// Writes the types of a configuration: npm run generate:configuration, after a change to its schema.
import { writeFileSync } from 'node:fs';
import { createJiti } from 'jiti';

// Not from dist: a schema that has changed does not compile beside its old types.
const { import: load } = createJiti(import.meta.url);
const { configurationText } = await load('./configuration-types.ts');

writeFileSync(new URL('../src/config/configuration.ts', import.meta.url), configurationText());
