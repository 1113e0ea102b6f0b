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

test.each([
	['for its Max Wait', { maxWait: 1 }, {}, 'An earlier change of the same labels has not ended yet'],
	['until it is cancelled', {}, { cancelAfterMs: 1_000 }, undefined],
])('a run behind one that gets no answer waits %s', async (_what, own, more, message) => {
	fault(sandbox(), { kind: 'delay', path, method: 'GET', ms: 5_000 });
	const first = runAccount(sandbox(), add({ items: labelled('a') }));
	while (methods().length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
	const began = performance.now();
	const { parameters } = add();
	const second = await runAccount(sandbox(), {
		parameters: { ...parameters, ...own },
		items: labelled('b'),
		...more,
	});
	expect(performance.now() - began).toBeLessThan(4_000);
	if (message !== undefined) expect(second.error?.message).toContain(message);
	else expect(second.status).toBe('canceled');
	expect((await first).error).toBeUndefined();
	expect(methods()).toEqual(['GET', 'POST']);
	expect(sandbox().requests().at(-1)?.body).toEqual({ labels: ['vip', 'a'] });
});

test('where the labels cannot be read, nothing is changed', async () => {
	fault(sandbox(), { kind: 'status', path, method: 'GET', status: 404 });
	const run = await runAccount(sandbox(), add({ items: labelled('new') }));
	expect(run.error).toBeDefined();
	expect(methods()).toEqual(['GET']);
});

const answered = (body: unknown) => fault(sandbox(), { kind: 'status', path, method: 'GET', status: 200, body });
const remove = { parameters: { ...add().parameters, operation: 'removeLabels' } };

test.each([
	['the form of collections', { data: { meta: {}, payload: ['vip', 'billing'] } }],
	['labels in data', { data: { labels: ['vip', 'billing'] } }],
	['the labels themselves', { payload: [{ id: 1, title: 'vip' }, { id: 2, title: 'billing' }] }],
])('labels that come as %s stay, or go one by one', async (_what, body) => {
	answered(body);
	await runAccount(sandbox(), add({ items: labelled('new') }));
	answered(body);
	await runAccount(sandbox(), { ...remove, items: labelled('vip') });
	expect(methods()).toEqual(['GET', 'POST', 'GET', 'POST']);
	const sent = sandbox().requests({ method: 'POST' }).map(({ body: own }) => own);
	expect(sent).toEqual([{ labels: ['vip', 'billing', 'new'] }, { labels: ['billing'] }]);
});

test.each([[{ payload: null }], ['ok'], [{ success: true }], [{ payload: [{ id: 1 }] }]])(
	'where the answer %j holds no labels, nothing is changed',
	async (body) => {
		for (const { parameters } of [add(), remove]) {
			answered(body);
			const run = await runAccount(sandbox(), { parameters, items: labelled('vip') });
			expect(run.error?.message).toBe('HueChat answered without a list of labels');
			expect(run.error?.description).toContain('Nothing was changed');
		}
		expect(methods()).toEqual(['GET', 'GET']);
	},
);
