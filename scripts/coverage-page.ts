import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { writtenFiles } from './pages/files';

const root = join(__dirname, '..');
const isCheck = process.argv.includes('--check');

for (const { path, name, present, wanted } of writtenFiles(root)) {
	if (present === wanted) {
		console.log(`${name} is current`);
	} else if (isCheck) {
		console.error(`${name} is out of date: run npm run coverage:docs`);
		process.exitCode = 1;
	} else {
		mkdirSync(dirname(path), { recursive: true });
		writeFileSync(path, wanted);
		console.log(`${name} written`);
	}
}
