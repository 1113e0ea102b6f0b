import type { INodeParameters } from 'n8n-workflow';

import { runHitlChat } from '../setup';
import { useSandbox } from '../support';

const server = useSandbox();
const bodies = () => server.get().requests().map(({ body }) => body);

const tagsOf = async (operation: string, tags: unknown) => {
	const own: INodeParameters =
		operation === 'addTag'
			? { tags: '={{ $json.tags }}' }
			: { additionalFields: { tags: '={{ $json.tags }}' } };
	return await runHitlChat(server.get(), {
		parameters: {
			resource: 'contact',
			operation,
			recipientNumber: '+44 7700 900123',
			...own,
		},
		items: [{ json: { tags } as never }],
	});
};

describe.each(['addTag', 'upsert'])('tags (%s)', (operation) => {
	test.each([
		['vip', ['vip']],
		['vip, newsletter ,vip', ['vip', 'newsletter']],
		[['vip', ' newsletter '], ['vip', 'newsletter']],
		[[2026], ['2026']],
	])('%j are sent as a list', async (tags, expected) => {
		const run = await tagsOf(operation, tags);
		expect(run.error).toBeUndefined();
		expect(bodies()).toEqual([{ recipientNumber: '447700900123', tags: expected }]);
	});

	test('that are no texts are refused', async () => {
		const run = await tagsOf(operation, [{ name: 'vip' }]);
		expect(run.error?.message).toBe('Tags contains a value that is not text');
		expect(bodies()).toEqual([]);
	});
});

test.each([[''], [' , '], [[]], [[null]], [null], [undefined]])(
	'a tag %j is refused where a tag is what it is about',
	async (tags) => {
		const run = await tagsOf('addTag', tags);
		expect(run.error?.message).toMatch(/^Tags (is empty|holds no tag)$/);
		expect(bodies()).toEqual([]);
	},
);

test.each(['', 'Sam', 'sam@', 'a b@example.com', null])(
	'an invitation to %j is refused',
	async (email) => {
		const run = await runHitlChat(server.get(), {
			parameters: {
				resource: 'agencyClient',
				operation: 'invite',
				emailAddress: '={{ $json.email }}',
			},
			items: [{ json: { email } }],
		});
		expect(run.error?.message).toMatch(/^Email Address is (empty|not an email address)$/);
		expect(bodies()).toEqual([]);
	},
);

test('an invitation needs nothing but the address', async () => {
	const run = await runHitlChat(server.get(), {
		parameters: {
			resource: 'agencyClient',
			operation: 'invite',
			emailAddress: ' client@example.com ',
		},
	});
	expect(run.error).toBeUndefined();
	expect(bodies()).toEqual([{ email_address: 'client@example.com' }]);
});
