// Writes the JSON Schema of configuration files into the built package, where editors find it.
import { writeFileSync } from 'node:fs';
import { configurationJsonSchema } from '../dist/config/json-schema.js';

const file = new URL('../dist/superoffice.config.schema.json', import.meta.url);
writeFileSync(file, `${JSON.stringify(configurationJsonSchema(), null, 2)}\n`);
