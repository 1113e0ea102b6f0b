import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

const root = join(__dirname, '..', '..');
const waiver = new RegExp(['eslint' + '-disable', '@ts-' + '(ignore|nocheck|expect-error)'].join('|'));

function filesBelow(folder: string): string[] {
	return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => relative(root, join(entry.parentPath, entry.name)));
}

describe.each(['nodes', 'credentials'])('%s', (folder) => {
	const files = filesBelow(folder).filter((file) => file.endsWith('.ts'));

	it('has files to judge', () => {
		expect(files.length).toBeGreaterThan(0);
	});

	it('asks for no exception from lint or the compiler', () => {
		const waiving = files.filter((file) => waiver.test(readFileSync(join(root, file), 'utf8')));
		expect(waiving).toEqual([]);
	});

	it('holds no tests or fixtures, which would be scanned and published', () => {
		expect(files.filter((file) => /\.(test|spec)\.ts$|fixture/.test(file))).toEqual([]);
	});
});
