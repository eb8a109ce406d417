// `npm run policy:table`: counts what the packs enforce and show, and writes it into the README.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readmeWithPolicyTable } from './join-policy-table.ts';

const readme = fileURLToPath(new URL('../README.md', import.meta.url));
writeFileSync(readme, readmeWithPolicyTable(readFileSync(readme, 'utf8')));
process.stdout.write('The table in README.md is as the packs have it.\n');
