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

it.each([
	[undefined, 'Private is empty'],
	[null, 'Private is empty'],
	['', 'Private is empty'],
	['maybe', 'Private is neither true nor false'],
	[{}, 'Private is neither true nor false'],
])(
	'Private by an expression that gives %j sends nothing: the customer could read the note',
	async (value, message) => {
		const run = await note(value);
		expect(run.error?.message).toBe(message);
		expect(sandbox().requests()).toEqual([]);
	},
);

it.each([
	[true, true],
	['true', true],
	['YES', true],
	[1, true],
	[false, false],
	['false', false],
	[0, false],
])('Private by an expression that gives %j is sent as %j', async (value, sent) => {
	const run = await note(value);
	expect(run.error).toBeUndefined();
	expect(sandbox().requests()).toMatchObject([{ body: { private: sent } }]);
});
