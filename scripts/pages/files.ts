import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { platforms as served } from '../../sandbox';
import { platforms } from '../registry';
import { decisionsPage } from './decisions';
import { examplesPage } from './examples';
import { fieldTypesPage } from './fieldTypes';
import { operationsPage } from './operations';
import { coveragePage } from './page';
import { phoneNumbersPage } from './phoneNumbers';
import { withTables } from './readme';
import { withRisks } from './risks';

/** A file that is written from the code, as it is and as it should be. */
export interface WrittenFile {
	/** Absolute path. */
	path: string;
	/** Below the repository. */
	name: string;
	/** Empty where the file is missing. */
	present: string;
	wanted: string;
}

/**
 * Every page that is written from the operations, the table of decisions or the examples.
 *
 * @param root absolute path of the repository
 * @throws Error where the README lost its marks, a platform is incomplete or an example has no job
 */
export function writtenFiles(root: string): WrittenFile[] {
	const known = platforms();
	const read = (name: string) =>
		existsSync(join(root, name)) ? readFileSync(join(root, name), 'utf8') : '';
	const file = (name: string, write: (present: string) => string): WrittenFile => {
		const present = read(name);
		return { path: join(root, name), name, present, wanted: write(present) };
	};
	return [
		file('docs/retries.md', decisionsPage),
		file('docs/coverage.md', () => coveragePage(known, served)),
		file('docs/operations.md', () => operationsPage(known)),
		file('docs/field-types.md', fieldTypesPage),
		file('docs/phone-numbers.md', phoneNumbersPage),
		file('examples/README.md', () => examplesPage(root)),
		file('docs/guides/agents.md', (present) => withRisks(present, known)),
		file('README.md', (present) => withTables(present, known)),
	];
}
