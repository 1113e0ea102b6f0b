import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { commitPackage, pushPackages } from './packages/branches';

const root = join(__dirname, '..');
const into = join(root, 'packages');

const { values } = parseArgs({ options: { push: { type: 'string' } } });
const commits = readdirSync(into)
	.filter((name) => name.startsWith('n8n-nodes-'))
	.map((name) => commitPackage(root, join(into, name), values.push));
for (const { tag, commit } of commits) console.log(`${tag}: ${commit}`);
if (values.push !== undefined) pushPackages(root, values.push, commits);
