import type { INodeParameters } from 'n8n-workflow';

import { ChitChatLabs } from '../../../nodes/ChitChatLabs/ChitChatLabs.node';
import { platforms } from '../../../sandbox';
import { runAsTool } from '../harness';
import { useSandbox } from '../support';
import { BLAST, bulkParameters, credentials, example, run } from './support';

const server = useSandbox();
const contracts = platforms.find(({ name }) => name === 'chitChatLabs')?.contracts ?? [];

const json = (searchJson: unknown) => ({ searchMode: 'json', searchJson }) as INodeParameters;
const rows = (...row: INodeParameters[]) => ({ searchMode: 'rows', searchSpec: { row } });

// resource: 'message', operation: 'sendBulk'
describe('message: sendBulk', () => {
	test('puts the document’s example on the wire', async () => {
		const sandbox = server.get();
		const { output, error } = await run(sandbox, { parameters: bulkParameters });
		expect(error).toBeUndefined();
		const [seen, ...others] = sandbox.requests({ platform: 'chitChatLabs' });
		expect(others).toEqual([]);
		expect(seen).toMatchObject({ method: 'POST', path: BLAST, query: {}, accepted: true });
		expect(seen.body).toEqual(example(contracts, BLAST));
		expect(output[0]).toMatchObject([{ json: { count: 1 }, pairedItem: { item: 0 } }]);
	});

	test('a placeholder that stands literally in a fixed value stays as it is', async () => {
		const sandbox = server.get();
		const params = { row: [{ source: 'value', value: 'Dear {{name}}' }] };
		await run(sandbox, { parameters: { ...bulkParameters, params } });
		expect(sandbox.requests()[0].body).toMatchObject({ params: ['Dear {{name}}'] });
	});

	test('an expression can name columns without braces', async () => {
		const sandbox = server.get();
		await run(sandbox, {
			parameters: {
				...bulkParameters,
				...json('={{ { city: $json.city, plan: "gold" } }}'),
				paramsMode: 'json',
				paramsJson: '={{ [{ column: "name" }, $json.event] }}',
			},
			items: [{ json: { city: 'Leeds', event: 'Habit Run' } }],
		});
		expect(sandbox.requests()[0]).toMatchObject({
			accepted: true,
			body: { searchSpec: { city: 'Leeds', plan: 'gold' }, params: ['{{name}}', 'Habit Run'] },
		});
	});

	const BLANK: Array<[string, INodeParameters]> = [
		['no row', rows()],
		['a row without value', rows({ field: 'name', value: '' })],
		['a row of white space', rows({ field: 'name', value: ' \t\n' })],
		['zero-width characters', rows({ field: 'name', value: '\u200B\uFEFF' })],
		['a row without field', rows({ field: '', value: 'Partha' })],
		['an expression without result', rows({ field: 'name', value: '={{ $json.missing }}' })],
		['one good and one blank row', rows({ field: 'name', value: 'Partha' }, { field: 'city', value: '' })],
		['{}', json('{}')],
		['{"name": ""}', json('{"name": ""}')],
		['{"name": null}', json('{"name": null}')],
		['white space', json('  ')],
		['null', json('={{ null }}')],
		['undefined', json('={{ $json.missing }}')],
		['the word null', json('null')],
		['[]', json('[]')],
		['[null]', json('={{ [null] }}')],
		['a list inside', json('{"name": []}')],
		['a null in a list inside', json('{"name": ["Partha", null]}')],
		['an object inside', json('{"name": {}}')],
		['a blank deep inside', json('{"name": {"any": [" "]}}')],
		['a field that is undefined', json('={{ { name: $json.missing } }}')],
	];

	it('refuses a value that is no number, and says where it is', async () => {
		const sandbox = server.get();
		const search = json('={{ { age: Number("x") } }}');
		const { error } = await run(sandbox, { parameters: { ...bulkParameters, ...search } });
		expect(error?.message).toBe('Search JSON has NaN where a number should be under age');
		expect(error).toMatchObject({ context: { delivery: { outcome: 'notSent' } } });
		expect(sandbox.requests()).toEqual([]);
	});

	test.each(BLANK)('refuses a blank search: %s', async (_what, search) => {
		const sandbox = server.get();
		const { error } = await run(sandbox, { parameters: { ...bulkParameters, ...search } });
		expect(`${error?.message} ${error?.description}`).toMatch(/blank|names no field/);
		expect(error).toMatchObject({ context: { delivery: { outcome: 'notSent' } } });
		expect(sandbox.requests()).toEqual([]);
	});

	const NONE = ['no row', '{}'];
	test.each(BLANK.filter(([what]) => !NONE.includes(what)))(
		'the box does not excuse a blank: %s',
		async (_what, search) => {
			const sandbox = server.get();
			const parameters = { ...bulkParameters, ...search, everybody: true };
			const { error } = await run(sandbox, { parameters });
			expect(error).toBeDefined();
			expect(sandbox.requests()).toEqual([]);
		},
	);

	test.each(BLANK.filter(([what]) => NONE.includes(what)))(
		'with the box ticked %s goes to everybody, as an empty search',
		async (_what, search) => {
			const sandbox = server.get();
			const parameters = { ...bulkParameters, ...search, everybody: true };
			const { output } = await run(sandbox, { parameters });
			expect(sandbox.requests()[0].body).toMatchObject({ searchSpec: {} });
			expect(output[0][0].json).toMatchObject({ count: 3 });
		},
	);

	test('the box narrows nothing: a search is still sent', async () => {
		const sandbox = server.get();
		await run(sandbox, { parameters: { ...bulkParameters, everybody: true } });
		expect(sandbox.requests()[0].body).toMatchObject({ searchSpec: { name: 'Partha' } });
	});

	test.each([
		['an expression', '={{ true }}'],
		['an expression from data', '={{ $json.all }}'],
		['an agent’s expression', "={{ $fromAI('everybody', '', 'boolean') }}"],
		['a text', 'true'],
	])('%s does not tick the box', async (_what, everybody) => {
		const sandbox = server.get();
		const parameters = { ...bulkParameters, ...rows(), everybody };
		const { error } = await run(sandbox, { parameters, items: [{ json: { all: true } }] });
		expect(error).toBeDefined();
		expect(sandbox.requests()).toEqual([]);
	});

	test.each(['engine', 'invoke'] as const)('an agent cannot tick the box (%s)', async (path) => {
		const sandbox = server.get();
		const { output } = await runAsTool({
			node: ChitChatLabs,
			credentials: credentials(sandbox),
			parameters: {
				...bulkParameters,
				...json("={{ $fromAI('search', '', 'json') }}"),
				everybody: "={{ $fromAI('everybody', '', 'boolean') }}",
			},
			args: { search: { name: '' }, everybody: true },
			path,
		});
		expect(JSON.stringify(output)).toContain('The search for name is blank');
		expect(sandbox.requests()).toEqual([]);
	});

	test('an agent cannot tick the box for an empty search', async () => {
		const sandbox = server.get();
		const { output } = await runAsTool({
			node: ChitChatLabs,
			credentials: credentials(sandbox),
			parameters: {
				...bulkParameters,
				...rows(),
				everybody: "={{ $fromAI('everybody', '', 'boolean') }}",
			},
			args: { everybody: true },
			path: 'invoke',
		});
		expect(JSON.stringify(output)).toContain('The search of this bulk message is blank');
		expect(sandbox.requests()).toEqual([]);
	});

	test('an agent that a person allowed to can search', async () => {
		const sandbox = server.get();
		await runAsTool({
			node: ChitChatLabs,
			credentials: credentials(sandbox),
			parameters: {
				...bulkParameters,
				...json("={{ $fromAI('search', '', 'json') }}"),
				allowAgent: true,
			},
			args: { search: { city: 'Leeds' } },
		});
		expect(sandbox.requests()[0].body).toMatchObject({ searchSpec: { city: 'Leeds' } });
	});

	test.each([
		['a field twice', rows({ field: 'name', value: 'a' }, { field: 'name', value: 'b' }), /name twice/],
		['broken JSON', json('{"name"'), /not valid JSON/],
		['a search that is text', json('"Partha"'), /not an object/],
		['a list', json('[{"name": "Partha"}]'), /not an object/],
		['a column with braces', { params: { row: [{ source: 'column', column: '{{name}}' }] } }, /without braces/],
		['no column', { params: { row: [{ source: 'column', column: '' }] } }, /names no contact column/],
	])('refuses %s', async (_what, own, message) => {
		const sandbox = server.get();
		const parameters = { ...bulkParameters, ...own } as INodeParameters;
		const { error } = await run(sandbox, { parameters });
		expect(`${error?.message} ${error?.description}`).toMatch(message);
		expect(sandbox.requests()).toEqual([]);
	});
});
