import type { INodeParameters } from 'n8n-workflow';

import { HitlChat } from '../../../nodes/HitlChat/HitlChat.node';
import { runNode } from '../harness';
import type { RunNodeOptions } from '../harness';
import { fault, useSandbox, withText } from '../support';

// What n8n shows beside the output: ITaskData.hints.

const server = useSandbox();

async function hintsOf(parameters: INodeParameters, own: Partial<RunNodeOptions> = {}) {
	const sandbox = server.get();
	const credential = { apiKey: sandbox.key('hitlChat'), baseUrl: sandbox.baseUrl('hitlChat') };
	const run = await runNode({
		node: HitlChat,
		parameters,
		credentials: { hitlChatApi: credential },
		...own,
	});
	return run.tasks('HitlChat').flatMap(({ hints = [] }) => hints);
}

const broadcast = {
	resource: 'broadcast',
	operation: 'send',
	broadcastName: 'May promo',
	metaTemplateName: { __rl: true as const, mode: 'name', value: 'promo_may_2026' },
	recipientNumbers: '447700900201',
};

const items = (texts: string[]) => texts.map((text) => ({ json: { text } }));
const message = {
	resource: 'message',
	operation: 'send',
	recipientNumber: '447700900201',
	messageText: '={{ $json.text }}',
};

test('a dry run says that nothing was sent', async () => {
	const hints = await hintsOf({ ...broadcast, options: { dryRun: true } });
	expect(hints).toEqual([
		{
			message: 'Dry Run is on: nothing was sent. The output shows the request.',
			type: 'info',
			location: 'outputPane',
		},
	]);
	expect(server.get().requests()).toEqual([]);
});

test('a send says nothing', async () => {
	expect(await hintsOf(broadcast)).toEqual([]);
});

test('a node that continues counts what was not delivered', async () => {
	fault(server.get(), { kind: 'status', match: withText('b'), status: 422 });
	fault(server.get(), { kind: 'status', match: withText('c'), status: 502 });
	const own = { items: items(['a', 'b', 'c', '']), onError: 'continueRegularOutput' as const };
	const [hint, ...others] = await hintsOf(message, own);
	expect(others).toEqual([]);
	expect(hint).toMatchObject({ type: 'warning', location: 'outputPane' });
	expect(hint.message).toBe(
		'3 of 4 items were not delivered. Items: delivered 0 (1) · rejected 1 (1) · ambiguous 2 (1) · not sent 3 (1). Ambiguous ones may have been processed: check in HitlChat before sending them again.',
	);
});

const list = { resource: 'conversation', operation: 'getAll' };

test('a list that its Limit cuts says so', async () => {
	const [hint, ...others] = await hintsOf({ ...list, limit: 2 });
	expect(others).toEqual([]);
	expect(hint).toEqual({
		message:
			'The list was cut at its Limit of 2 and may go on. Raise the Limit, or turn on Return All.',
		type: 'info',
		location: 'outputPane',
	});
});

test.each([{ limit: 3 }, { returnAll: true }])('a whole list says nothing: %j', async (own) => {
	expect(await hintsOf({ ...list, ...own })).toEqual([]);
});
