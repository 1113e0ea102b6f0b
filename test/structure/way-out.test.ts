import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { wayOut } from '../../scripts/package/wayOut';

const root = join(__dirname, '..', '..');
const page = readFileSync(join(root, 'nodes/shared/operation/README.md'), 'utf8');

it('one item passes at most seven named functions on its way out', () => {
	expect(wayOut(root).length).toBeLessThanOrEqual(7);
});

it.each(wayOut(root))('the page on operations names $name', ({ name }) => {
	expect(page).toContain(name);
});
