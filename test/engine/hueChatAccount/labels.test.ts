import { useSandbox } from '../support';
import { jsonOf, fault, runAccount, V1 } from './setup';

// Labels that are added and removed while the others stay.

const { get: sandbox } = useSandbox();
const path = `${V1}/conversations/1/labels`;

const add = (own: object = {}) => ({
	parameters: {
		resource: 'conversation',
		operation: 'addLabels',
		conversationId: '1',
		labels: '={{ $json.label }}',
	},
	...own,
});

const labelled = (...titles: string[]) => titles.map((label) => ({ json: { label } }));

const methods = () => sandbox().requests().map(({ method }) => method);

test('a label that is there is not set again', async () => {
	const run = await runAccount(sandbox(), add({ items: labelled('vip') }));
	expect(run.error).toBeUndefined();
	expect(methods()).toEqual(['GET']);
	expect(jsonOf(run)).toEqual([{ labels: ['vip'] }]);
});

test('several items and several runs at once lose no label', async () => {
	const runs = ['a', 'b', 'c'].map(
		async (title) => await runAccount(sandbox(), add({ items: labelled(title, `${title}2`) })),
	);
	for (const run of await Promise.all(runs)) expect(run.error).toBeUndefined();
	const last = sandbox().requests().at(-1);
	expect(last).toMatchObject({ method: 'POST', path });
	const { labels } = last?.body as { labels: string[] };
	expect([...labels].sort()).toEqual(['a', 'a2', 'b', 'b2', 'c', 'c2', 'vip']);
});

test('where the labels cannot be read, nothing is changed', async () => {
	fault(sandbox(), { kind: 'status', path, method: 'GET', status: 404 });
	const run = await runAccount(sandbox(), add({ items: labelled('new') }));
	expect(run.error).toBeDefined();
	expect(methods()).toEqual(['GET']);
});
