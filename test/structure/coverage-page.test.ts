import { join } from 'node:path';
import { operationsPage } from '../../scripts/pages/operations';
import { coveragePage } from '../../scripts/pages/page';
import { DECISIONS, EXCEPTIONS } from '../../nodes/shared/transport/response/decisions';
import { decisionsPage } from '../../scripts/pages/decisions';
import { withRisks } from '../../scripts/pages/risks';
import { withTables } from '../../scripts/pages/readme';
import { table } from '../../scripts/pages/table';
import { writtenFiles } from '../../scripts/pages/files';
import { platforms } from '../../scripts/registry';
import { platforms as served } from '../../sandbox';

const root = join(__dirname, '..', '..');
const all = platforms();

describe('the written pages', () => {
	it.each(writtenFiles(root))('$name is current (npm run coverage:docs)', ({ present, wanted }) => {
		expect(present).toBe(wanted);
	});
});

describe('docs/retries.md', () => {
	const page = decisionsPage();

	it.each([...Object.values(DECISIONS), ...Object.values(EXCEPTIONS).map(({ row }) => row)])(
		'has a row for: $when',
		({ when }) => expect(page).toContain(`| ${when} | `),
	);

	it('tells what follows, and how an item ends that is not tried again', () => {
		expect(page).toContain(
			'| 503 with `Retry-After` | retry, then rejected | retry, then rejected | **ambiguous** |',
		);
		expect(page).toContain('| No connection was made | retry, then not sent | retry, then not sent |');
	});
});

describe('docs/coverage.md', () => {
	const page = coveragePage(all, served);

	it('has a row for every operation', () => {
		for (const { name, operations } of all.flatMap(({ resources }) => resources)) {
			for (const { name: operation, request, handlingOf } of operations) {
				const shown = handlingOf ? 'Any,' : `\`${request.method}`;
				expect(page).toContain(`| ${name} | ${operation} | ${shown} `);
			}
		}
	});

	it('tells which fields no document shows', () => {
		expect(page).toContain('Fields by convention: `contact_lists`, `tags`, `scheduled_datetime`.');
	});

	it('shows an address with the names of its parts', () => {
		const [first] = all;
		const [{ operations, ...resource }] = first.resources;
		const [operation] = operations;
		const request = { ...operation.request, url: '/lists/:listId/contacts/:id' };
		const changed = { ...resource, operations: [{ ...operation, request }] };
		const written = coveragePage([{ ...first, resources: [changed] }], served);
		expect(written).toContain('/lists/{listId}/contacts/{id}`');
		expect(written).toContain('1 platform, 1 operation (1 documented)');
	});
});

describe('docs/guides/agents.md', () => {
	const marked = '<!-- risks: written by npm run coverage:docs -->\nold\n<!-- end of risks -->';

	it('names what an agent may do only with a person’s leave', () => {
		const written = withRisks(marked, all);
		expect(written).not.toContain('old');
		expect(written).toContain('| HitlChat | Broadcast | Send | reaches many contacts at once |');
		expect(written).toContain('| DM Champ | Sub Account | Grant Credits | spends credits |');
		expect(written).not.toContain('| Message | Send |');
		expect(withRisks(written, all)).toBe(written);
	});
});

describe('docs/operations.md', () => {
	const page = operationsPage(all);

	it.each(all)('says what $title can do', ({ title, resources, triggers }) => {
		const section = page.split(/^## /m).find((part) => part.startsWith(`${title}\n`)) ?? '';
		for (const { name, operations } of resources) {
			for (const { name: operation, description } of operations) {
				expect(section).toContain(table(['', '', ''], [[name, operation, description]]).split('\n')[2]);
			}
		}
		for (const { node } of triggers) expect(section).toContain(`**${node.description.displayName}**: `);
	});
});

describe('README.md', () => {
	const marked = ['credentials', 'nodes']
		.map(
			(name) => `<!-- ${name}: written by npm run coverage:docs -->\nold\n<!-- end of ${name} -->`,
		)
		.join('\n\nmine\n\n');

	it('gets its tables and keeps the rest', () => {
		const written = withTables(marked, all);
		expect(written).toContain('\n\nmine\n\n');
		expect(written).not.toContain('old');
		expect(written).toContain('| HitlChat API | in HitlChat under My Account → API |');
		expect(written).toMatch(/\| \*\*HitlChat\*\* \| \[\d+ operations\]\(docs\/operations\.md#hitlchat\): .*Message/);
		expect(written).toContain('| **HueChat Trigger** | Starts the workflow on ');
		expect(withTables(written, all)).toBe(written);
	});

	it('must keep its marks', () => {
		expect(() => withTables('# No marks', all)).toThrow('README.md needs');
	});
});

it('a table escapes what would break it', () => {
	expect(table(['A', 'B'], [['x|y', 'one\ntwo']])).toBe(
		'| A | B |\n| --- | --- |\n| x\\|y | one two |',
	);
});
