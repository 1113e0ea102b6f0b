import type { INodeParameters } from 'n8n-workflow';

import { useSandbox } from '../support';
import { byId, FIRST, runAccount, V1 } from './setup';

const { get: sandbox } = useSandbox();

const run = async (parameters: INodeParameters, json = {}) =>
	await runAccount(sandbox(), { parameters, items: [{ json, binary: FILES }] });

const FILES = { data: { data: 'YQ==', mimeType: 'text/plain', fileName: 'a.txt' } };
const bodies = () =>
	sandbox()
		.requests()
		.map(({ body }) => body);

describe('Extra Fields (JSON)', () => {
	const extraFields = '{"additional_attributes": {"city": "Leeds"}, "name": "of the JSON"}';

	it.each<[string, INodeParameters, object]>([
		[
			'contact: create',
			{ inboxId: byId('1'), additionalFields: { extraFields, name: 'Jane' } },
			{ inbox_id: 1, name: 'Jane', additional_attributes: { city: 'Leeds' } },
		],
		[
			'contact: update',
			{ contactId: '1', updateFields: { extraFields } },
			{ name: 'of the JSON', additional_attributes: { city: 'Leeds' } },
		],
		[
			'conversation: create',
			{
				sourceId: 'src-1',
				additionalFields: { extraFields: { additional_attributes: { page: '/' }, source_id: 'x' } },
			},
			{ source_id: 'src-1', additional_attributes: { page: '/' } },
		],
		[
			'message: create',
			{
				conversationId: '1',
				content: 'Hi',
				additionalFields: {
					extraFields: '{"content_attributes": {"in_reply_to": 5}, "private": false}',
					private: true,
				},
			},
			{ content: 'Hi', private: true, content_attributes: { in_reply_to: 5 } },
		],
		[
			'webhook: create',
			{
				url: 'https://example.com/hook',
				subscriptions: ['message_created'],
				additionalFields: { extraFields: { name: 'CRM' } },
			},
			{ url: 'https://example.com/hook', subscriptions: ['message_created'], name: 'CRM' },
		],
	])('of %s leave beside the fields, which win', async (name, own, body) => {
		const [resource = '', operation = ''] = name.split(': ');
		expect((await run({ resource, operation, ...own })).error).toBeUndefined();
		expect(bodies()).toEqual([body]);
	});

	it('of a message with files go into the form', async () => {
		const { error } = await run({
			resource: 'message',
			operation: 'create',
			conversationId: '1',
			kind: 'files',
			binaryPropertyNames: 'data',
			additionalFields: { private: true, extraFields: '{"message_type": "outgoing"}' },
		});
		expect(error).toBeUndefined();
		expect(bodies()).toMatchObject([{ private: 'true', message_type: 'outgoing' }]);
	});

	it.each([
		['{"a": ', 'Extra Fields (JSON) is not valid JSON'],
		['[1]', 'Extra Fields (JSON) is not an object'],
	])('that are %s send nothing', async (value, message) => {
		const updateFields = { extraFields: value };
		const { error } = await run({
			resource: 'contact',
			operation: 'update',
			contactId: '1',
			updateFields,
		});
		expect(error?.message).toBe(message);
		expect(bodies()).toEqual([]);
	});
});

describe('Fields to Clear', () => {
	const update = (updateFields: INodeParameters): INodeParameters => ({
		resource: 'contact',
		operation: 'update',
		contactId: '1',
		updateFields,
	});

	it('are sent as null, beside what changes', async () => {
		const { error } = await run(
			update({ name: 'Sarah', fieldsToClear: ['email', 'phone_number'] }),
		);
		expect(error).toBeUndefined();
		expect(bodies()).toEqual([{ name: 'Sarah', email: null, phone_number: null }]);
	});

	it('are a change of their own', async () => {
		expect((await run(update({ fieldsToClear: ['email'] }))).error).toBeUndefined();
		expect(sandbox().requests()).toMatchObject([
			{ method: 'PUT', path: `${V1}/contacts/1`, body: { email: null }, accepted: true },
		]);
	});

	it.each(['ticket', 'deal'])('take the agent off a %s', async (resource) => {
		const panel = `${resource}s`;
		const fields = { id: FIRST, assignee_id: 1 };
		sandbox().change({ platform: 'hueChatAccount', panel, id: FIRST, fields });
		const { error } = await run(
			{
				resource,
				operation: 'update',
				[`${resource}Id`]: FIRST,
				updateFields: { fieldsToClear: '={{ $json.fields }}' },
			},
			{ fields: 'Agent' },
		);
		expect(error).toBeUndefined();
		expect(bodies()).toEqual([{ assignee_id: null }]);
	});

	it.each<[string, INodeParameters, string]>([
		[
			'that also gets a value',
			{ email: 'a@example.com', fieldsToClear: ['email'] },
			'Email has a new value and is to be cleared',
		],
		[
			'that is unknown',
			{ fieldsToClear: '={{ ["inbox_id"] }}' },
			'Fields to Clear contains an unknown value: inbox_id',
		],
		[
			'that an expression did not give',
			{ name: 'x', fieldsToClear: '={{ $json.none }}' },
			'Fields to Clear is empty',
		],
	])('refuse one %s', async (_what, updateFields, message) => {
		expect((await run(update(updateFields))).error?.message).toBe(message);
		expect(bodies()).toEqual([]);
	});

	it('leave a field as it is whose expression gives nothing', async () => {
		const { error } = await run(update({ name: 'Sarah', email: '={{ $json.none }}' }));
		expect(error).toBeUndefined();
		expect(bodies()).toEqual([{ name: 'Sarah' }]);
	});
});
