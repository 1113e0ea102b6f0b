import { runDmChamp } from '../dmChamp/setup';
import { HitlChat } from '../../../nodes/HitlChat/HitlChat.node';
import { runAsTool } from '../harness';
import { hitlChatCredential, people, runHitlChat, sendParameters } from '../setup';
import { useSandbox } from '../support';

const { get: sandbox } = useSandbox();

// What n8n itself adds to the pickers of resources and operations.
const CUSTOM = '__CUSTOM_API_CALL__';

test.each([
	{ resource: 'message', operation: CUSTOM },
	{ resource: CUSTOM, operation: CUSTOM },
	{ resource: CUSTOM },
])('Custom API Call sends nothing and says where it is made: %j', async (parameters) => {
	const run = await runHitlChat(sandbox(), { parameters });
	expect(run.error?.message).toBe('This node makes no Custom API Call');
	expect(run.error?.description).toMatch(/Custom Request.*HitlChat/s);
	expect(sandbox().requests()).toEqual([]);
});

test('an operation that this version does not have sends nothing', async () => {
	const parameters = { resource: 'contact', operation: 'merge' };
	const run = await runDmChamp(sandbox(), { parameters, onError: 'continueRegularOutput' });
	expect(run.output[0]).toMatchObject([
		{ json: { error: 'This node does not know the operation merge' }, pairedItem: { item: 0 } },
	]);
	expect(sandbox().requests()).toEqual([]);
});

const NOT_CHOSEN = 'Resource and Operation cannot be expressions';

describe('a choice that an expression makes', () => {
	test.each([
		['an operation that is none', { resource: 'contact', operation: "={{ 'merge' }}" }],
		['one that is there', { ...sendParameters, operation: "={{ 'send' }}" }],
		['one of another resource', { resource: 'contact', operation: "={{ 'send' }}" }],
		['nothing', { resource: 'contact', operation: '={{ $json.none }}' }],
		['a resource', { ...sendParameters, resource: "={{ 'message' }}" }],
		['both', { resource: "={{ 'call' }}", operation: "={{ 'merge' }}" }],
	])('of %s sends nothing', async (_what, parameters) => {
		const run = await runHitlChat(sandbox(), { parameters, items: people(2) });
		expect(run.error?.message).toBe(NOT_CHOSEN);
		expect(run.error?.context).toMatchObject({ delivery: { outcome: 'notSent' } });
		expect(sandbox().requests()).toEqual([]);
	});

	test('each item gets its own error where the node continues', async () => {
		const run = await runHitlChat(sandbox(), {
			parameters: { ...sendParameters, operation: "={{ 'send' }}" },
			items: people(2),
			onError: 'continueErrorOutput',
		});
		expect(run.output[1]).toMatchObject(
			[0, 1].map((item) => ({ json: { error: NOT_CHOSEN }, pairedItem: { item } })),
		);
		expect(sandbox().requests()).toEqual([]);
	});
});

test('what every object has is no operation', async () => {
	const parameters = { resource: 'constructor', operation: 'name' };
	const run = await runHitlChat(sandbox(), { parameters });
	expect(run.error?.message).toBe('This node does not know the resource constructor');
	expect(sandbox().requests()).toEqual([]);
});

describe.each(['engine', 'invoke'] as const)('a choice that an agent makes (%s)', (path) => {
	const call = { recipientNumber: '447700900123', messageText: 'Hello' };

	test.each(['merge', '', 'addTag', 'send'])('%j is refused', async (operation) => {
		const run = await runAsTool({
			node: HitlChat,
			credentials: hitlChatCredential(sandbox()),
			parameters: { ...sendParameters, ...call, operation: "={{ $fromAI('operation') }}" },
			args: { operation },
			path,
		});
		expect(JSON.stringify(run.output)).toContain(NOT_CHOSEN);
		expect(JSON.stringify(run.output)).toContain('notSent');
		expect(sandbox().requests()).toEqual([]);
	});
});
