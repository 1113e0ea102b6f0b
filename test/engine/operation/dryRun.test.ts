import type { INodeParameters } from 'n8n-workflow';

import { bulkParameters, run as runChitChatLabs } from '../chitChatLabs/support';
import { runHitlChat } from '../setup';
import { useSandbox } from '../support';

const server = useSandbox();

const broadcast: INodeParameters = {
	resource: 'broadcast',
	operation: 'send',
	broadcastName: 'May promo',
	metaTemplateName: { __rl: true, mode: 'name', value: 'promo_may_2026' },
	targetBy: 'recipientNumbers',
	recipientNumbers: '={{ $json.number }}',
	variablesMode: 'rows',
	variables: {
		row: [
			{ name: '1', value: 'Jane' },
			{ name: '2', value: '20%' },
		],
	},
	options: { dryRun: true },
};

const item = (number: string) => ({ json: { number } });
const shown = (sandbox: { baseUrl(name: string): string }, number: string) => ({
	dryRun: true,
	method: 'POST',
	url: `${sandbox.baseUrl('hitlChat')}/broadcasts`,
	query: {},
	body: {
		broadcast_name: 'May promo',
		meta_template_name: 'promo_may_2026',
		recipient_numbers: [number],
		broadcast_configuration: { variables: { '1': 'Jane', '2': '20%' } },
	},
});

test('shows exactly what a real run then sends, and sends nothing', async () => {
	const sandbox = server.get();
	const items = [item('+44 7700 900123'), item('447700900124')];
	const dry = await runHitlChat(sandbox, { parameters: broadcast, items });
	expect(dry.error).toBeUndefined();
	expect(sandbox.requests()).toEqual([]);
	expect(dry.output[0]).toEqual([
		{ json: shown(sandbox, '447700900123'), pairedItem: { item: 0 } },
		{ json: shown(sandbox, '447700900124'), pairedItem: { item: 1 } },
	]);
	expect(dry.stored).not.toContain(sandbox.key('hitlChat'));

	await runHitlChat(sandbox, { parameters: { ...broadcast, options: { dryRun: false } }, items });
	expect(sandbox.requests().map(({ body }) => body)).toEqual(
		dry.output[0].map(({ json: { body } }) => body),
	);
});

test('works for ChitChatLabs, with what is empty but sent', async () => {
	const sandbox = server.get();
	const { output, stored } = await runChitChatLabs(sandbox, {
		parameters: {
			...bulkParameters,
			searchSpec: {},
			everybody: true,
			paramsMode: 'none',
			additionalFields: { tag: 'test_tag_bulk', dryRun: true },
		},
	});
	expect(output[0][0].json).toMatchObject({
		dryRun: true,
		method: 'POST',
		url: `${sandbox.baseUrl('chitChatLabs')}/message/blast`,
		query: {},
		body: { searchSpec: {}, params: [], tag: 'test_tag_bulk' },
	});
	expect(stored).not.toContain(sandbox.key('chitChatLabs'));
	expect(sandbox.requests()).toEqual([]);
});

test('a key that somebody put into a field is cut out', async () => {
	const sandbox = server.get();
	const key = sandbox.key('hitlChat');
	const { output } = await runHitlChat(sandbox, {
		parameters: { ...broadcast, broadcastName: `x ${key} y` },
		items: [item('447700900123')],
	});
	expect(output[0][0].json).toMatchObject({ body: { broadcast_name: 'x *** y' } });
});

test.each([
	['a blank audience', { recipientNumbers: '={{ [" ", null] }}' }, /blank/],
	['a national number', { recipientNumbers: '07700900123' }, /country code/],
])('all checks run: %s', async (_what, own, message) => {
	const sandbox = server.get();
	const { error } = await runHitlChat(sandbox, { parameters: { ...broadcast, ...own } });
	expect(error?.message).toMatch(message);
});

test('in continue mode each item answers for itself', async () => {
	const sandbox = server.get();
	const items = [item('447700900123'), item('07700'), item('447700900125')];
	const { output } = await runHitlChat(sandbox, {
		parameters: broadcast,
		items,
		onError: 'continueErrorOutput',
	});
	expect(output[0].map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 2 }]);
	expect(output[1]).toMatchObject([{ pairedItem: { item: 1 } }]);
	expect(sandbox.requests()).toEqual([]);
});

test('what was shown is not counted as delivered', async () => {
	const sandbox = server.get();
	const items = [item('447700900123'), item('07700'), item('447700900125')];
	const { error } = await runHitlChat(sandbox, { parameters: broadcast, items });
	expect(error?.description).not.toMatch(/delivered/);
});

test.each([
	['nothing', '={{ $json.missing }}', 'Dry Run is empty'],
	['null', '={{ null }}', 'Dry Run is empty'],
	['a text', '={{ "maybe" }}', 'Dry Run is neither true nor false'],
])(
	'an expression that gives %s does not turn a dry run into a broadcast',
	async (_what, dryRun, words) => {
		const sandbox = server.get();
		const parameters = { ...broadcast, options: { dryRun } };
		const { error } = await runHitlChat(sandbox, { parameters, items: [item('447700900123')] });
		expect(error?.message).toBe(words);
		expect(sandbox.requests()).toEqual([]);
	},
);

test('with Retry On Fail a shown item is not remembered as sent', async () => {
	const sandbox = server.get();
	// Dry for the first item only; the second is refused once and tried again by n8n.
	const parameters = { ...broadcast, options: { dryRun: '={{ $itemIndex === 0 }}' } };
	sandbox.fault({ platform: 'hitlChat', kind: 'status', status: 400, times: 1 });
	const items = [item('447700900123'), item('447700900124')];
	const settings = { retryOnFail: true, maxTries: 2, waitBetweenTries: 1 };
	const { output, error } = await runHitlChat(sandbox, { parameters, items, ...settings });
	expect(error).toBeUndefined();
	expect(output[0][0].json).toEqual(shown(sandbox, '447700900123'));
	expect(output[0][1].json).toMatchObject({ status: 'sent' });
	expect(sandbox.requests().map(({ body }) => body)).toEqual([
		shown(sandbox, '447700900124').body,
		shown(sandbox, '447700900124').body,
	]);

	// The same item, now for real, in the same execution: the dry run must not stand in its way.
	const executionId = '990001';
	const one = { items: [item('447700900126')], executionId, ...settings };
	await runHitlChat(sandbox, { parameters: broadcast, ...one });
	await runHitlChat(sandbox, { parameters: { ...broadcast, options: {} }, ...one });
	expect(sandbox.requests().at(-1)).toMatchObject({
		accepted: true,
		body: { recipient_numbers: ['447700900126'] },
	});
	expect(sandbox.requests()).toHaveLength(3);
});
