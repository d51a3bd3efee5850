// Writes the types of a configuration: npm run generate:configuration, after a change to its schema.
import { writeFileSync } from 'node:fs';
import { createJiti } from 'jiti';

// Not from dist: a schema that has changed does not compile beside its old types.
const { import: load } = createJiti(import.meta.url);
const { configurationSchema } = await load('../src/config/schema.ts');
const { typeNames } = await load('../src/config/setting-shapes.ts');
const { configurationText } = await load('./configuration-types.ts');

const text = configurationText(configurationSchema, typeNames);
writeFileSync(new URL('../src/config/configuration.ts', import.meta.url), text);
