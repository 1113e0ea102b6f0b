import { execute, FakeList, incoming, logged, receive } from './calls';

const secret = 'sixteen-characters-and-more';
const linesOf = (nodeId: string) => logged.filter((line) => line.includes(`"node":"${nodeId}"`));

it('writes one warning a minute with the reason and no values, and starts nothing', async () => {
	const nodeId = 'refusing';
	for (let call = 0; call < 30; call += 1) {
		const query = { apiKey: `a wrong secret ${call}` };
		const { items, heard } = await receive({ nodeId, secret, query, body: incoming('x') });
		expect([items, heard().status]).toEqual([undefined, 401]);
	}
	const lines = linesOf(nodeId);
	expect(lines).toHaveLength(1);
	expect(lines[0]).toContain('Invalid or missing API key.');
	expect(lines[0]).not.toContain('wrong secret');
});

it('says at level debug what a filter leaves out', async () => {
	const nodeId = 'filtering';
	const parameters = { filters: { channel: 'sms' } };
	await receive({ nodeId, parameters, body: incoming('y', { channel: 'email' }) });
	expect(linesOf(nodeId)).toEqual([
		expect.stringContaining('"leftOutBy":"Channel"'),
	]);
});

describe('while somebody listens in the editor', () => {
	const listen = async () =>
		await receive({ mode: 'manual', secret, query: { apiKey: 'wrong' }, body: incoming('private words') });

	it('ends the listening with a run in which the trigger fails with the reason', async () => {
		const { items = [], heard } = await listen();
		expect(heard().status).toBe(401);
		expect(items).toHaveLength(1);
		expect(JSON.stringify(items)).not.toContain('private words');
		await expect(execute(items, new FakeList())).rejects.toThrow(
			'A call was refused: Invalid or missing API key.',
		);
	});

	it('lets no item leave where the trigger goes on, and gives a hint', async () => {
		const { items = [] } = await listen();
		const hints: string[] = [];
		expect(await execute(items, new FakeList(), '1', { continues: true, hints })).toEqual([]);
		expect(hints).toEqual(['A call was refused: Invalid or missing API key.']);
	});

	it('tells that the trigger is open to anybody', async () => {
		const { items = [] } = await receive({ mode: 'manual', body: incoming('z') });
		const hints: string[] = [];
		expect(await execute(items, new FakeList(), '1', { hints })).toHaveLength(1);
		expect(hints).toEqual([expect.stringContaining('open to anybody')]);
	});
});
