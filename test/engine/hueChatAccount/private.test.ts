import { useSandbox } from '../support';
import { runAccount } from './setup';

const { get: sandbox } = useSandbox();

async function note(value: unknown) {
	return await runAccount(sandbox(), {
		parameters: {
			resource: 'message',
			operation: 'create',
			conversationId: '1',
			content: 'He always complains',
			additionalFields: { private: '={{ $json.value }}' },
		},
		items: [{ json: { value: value as string } }],
	});
}

it.each([undefined, null, '', 'maybe', 1])(
	'Private by an expression that gives %j sends nothing: the customer could read the note',
	async (value) => {
		const run = await note(value);
		expect(run.error?.message).toBe('Private is neither true nor false');
		expect(sandbox().requests()).toEqual([]);
	},
);

it.each([
	[true, true],
	['true', true],
	[false, false],
	['false', false],
])('Private by an expression that gives %j is sent as %j', async (value, sent) => {
	const run = await note(value);
	expect(run.error).toBeUndefined();
	expect(sandbox().requests()).toMatchObject([{ body: { private: sent } }]);
});
