import { useSandbox } from '../support';
import { jsonOf, runHueChat, wireOf } from './setup';

const { get: sandbox } = useSandbox();
const send = (own: object = {}) => ({
	resource: 'message',
	operation: 'send',
	contactId: 'cnt_amira',
	...own,
});

describe('message: send', () => {
	it('sends the text that the seed shows', async () => {
		const run = await runHueChat(sandbox(), {
			parameters: send({ content: 'Hello Jane! Thanks for signing up.' }),
		});
		expect(run.error).toBeUndefined();
		expect(sandbox().requests().map(wireOf)).toEqual([
			{
				method: 'POST',
				path: '/contact/cnt_amira/message',
				query: {},
				key: sandbox().key('hueChat'),
				type: expect.stringMatching(/^application\/json/) as string,
				body: {
					channel: 'whatsapp',
					message_type: 'text',
					content: 'Hello Jane! Thanks for signing up.',
				},
			},
		]);
		expect(jsonOf(run)).toEqual([
			expect.objectContaining({ conversation_id: 'conv_amira', status: 'sent', sent_by: 'user' }),
		]);
	});

	const template = { message_type: 'template', channel: 'whatsapp', template_name: 'appointment_reminder' };
	const values = { template_parameters: { '1': 'Jane', '2': '5' } };

	it.each([
		[
			'rows',
			{ variablesMode: 'rows', variables: { row: [{ name: '1', value: 'Jane' }, { name: '2', value: '5' }] } },
			values,
		],
		['a JSON object', { variablesMode: 'json', variablesJson: '{"1": "Jane", "2": 5}' }, values],
		['a JSON list', { variablesMode: 'json', variablesJson: '["Jane", 5]' }, values],
		['nothing', {}, {}],
	])('sends a template with parameters from %s', async (_from, own, parameters) => {
		const run = await runHueChat(sandbox(), {
			parameters: send({
				messageType: 'template',
				templateName: { __rl: true, mode: 'name', value: 'appointment_reminder' },
				...own,
			}),
		});
		expect(run.error).toBeUndefined();
		expect(sandbox().requests()[0]?.body).toEqual({ ...template, ...parameters });
	});

	it('refuses a placeholder that is no number', async () => {
		const run = await runHueChat(sandbox(), {
			parameters: send({
				messageType: 'template',
				templateName: { __rl: true, mode: 'name', value: 'welcome' },
				variablesMode: 'json',
				variablesJson: '{"name": "Jane"}',
			}),
		});
		expect(run.error?.message).toBe('The variable name is not a number');
		expect(sandbox().requests()).toEqual([]);
	});

	it.each([
		[
			'an image',
			{ messageType: 'image', additionalFields: { caption: 'Look' } },
			{ message_type: 'image', caption: 'Look' },
		],
		[
			'a document',
			{ messageType: 'document', additionalFields: { caption: 'Bill', filename: 'bill.pdf' } },
			{ message_type: 'document', caption: 'Bill', filename: 'bill.pdf' },
		],
	])('sends %s', async (_what, own, fields) => {
		const mediaUrl = 'https://example.com/file';
		const run = await runHueChat(sandbox(), { parameters: send({ mediaUrl, ...own }) });
		expect(run.error).toBeUndefined();
		expect(sandbox().requests()[0]?.body).toEqual({
			channel: 'whatsapp',
			media_url: mediaUrl,
			...fields,
		});
	});

	it('sends on another channel, to a phone number', async () => {
		const run = await runHueChat(sandbox(), {
			parameters: send({ contactId: '+44 7700 900202', channel: 'sms', content: 'Hi' }),
		});
		expect(run.error).toBeUndefined();
		expect(sandbox().requests()[0]).toMatchObject({
			path: '/contact/%2B447700900202/message',
			body: { channel: 'sms', message_type: 'text', content: 'Hi' },
		});
	});

	it.each([
		['a text without content', { content: ' ' }, 'Content is empty'],
		['an image without address', { messageType: 'image', mediaUrl: '={{ $json.none }}' }, 'Media URL is empty'],
		['an address that is none', { messageType: 'image', mediaUrl: 'x.png' }, 'Media URL is not a web address'],
		['a template without name', { messageType: 'template', templateName: '={{ $json.none }}' }, 'Template is empty'],
	])('refuses %s before anything leaves', async (_what, own, message) => {
		const run = await runHueChat(sandbox(), { parameters: send(own) });
		expect(run.error?.message).toBe(message);
		expect(sandbox().requests()).toEqual([]);
	});

	it('keeps the order of messages to one contact', async () => {
		sandbox().fault({ platform: 'hueChat', kind: 'delay', ms: 150, match: (body) =>
			JSON.stringify(body).includes('text 2') });
		const texts = ['text 0', 'text 1', 'text 2', 'text 3', 'text 4'];
		const run = await runHueChat(sandbox(), {
			parameters: send({ content: '={{ $json.text }}' }),
			items: texts.map((text) => ({ json: { text } })),
		});
		expect(run.error).toBeUndefined();
		expect(sandbox().requests().map(({ body }) => (body as { content: string }).content)).toEqual(texts);
	});

	it.each(['text', 'image'])('explains the 24 hours when WhatsApp refuses a free %s', async (messageType) => {
		const run = await runHueChat(sandbox(), {
			parameters: send({
				contactId: 'cnt_tom',
				messageType,
				...(messageType === 'text' ? { content: 'Hi' } : { mediaUrl: 'https://example.com/a.png' }),
			}),
		});
		expect(run.error?.message).toBe(
			"HueChat rejected the request: More than 24 hours have passed since the customer's last message",
		);
		expect(run.error?.description).toContain('within 24 hours of the customer');
		expect(run.error?.description).toContain('send an approved template instead');
		expect(sandbox().requests().map(({ accepted }) => accepted)).toEqual([false]);
	});

	it('fails with the words of a message that is `failed` in a success, and explains them', async () => {
		sandbox().fault({
			platform: 'hueChat',
			kind: 'status',
			status: 200,
			body: { id: 'msg_1', status: 'failed', error: 'outside the 24 hour window' },
		});
		const run = await runHueChat(sandbox(), {
			parameters: send({ content: 'Hi' }),
			retryOnFail: true,
			maxTries: 3,
			waitBetweenTries: 1,
		});
		expect(run.error?.message).toBe('HueChat reported that this did not succeed: outside the 24 hour window');
		expect(run.error?.description).toContain('Check in HueChat before sending it again.');
		expect(run.error?.description).toContain('within 24 hours of the customer');
		expect(run.error?.context.delivery).toMatchObject({ outcome: 'ambiguous', status: 200 });
		expect(sandbox().requests()).toHaveLength(1);
	});

	it('reaches the same contact by a template', async () => {
		const run = await runHueChat(sandbox(), {
			parameters: send({
				contactId: 'cnt_tom',
				messageType: 'template',
				templateName: { __rl: true, mode: 'name', value: 'welcome' },
			}),
		});
		expect(run.error).toBeUndefined();
		expect(jsonOf(run)).toEqual([expect.objectContaining({ content: 'Welcome on board!' })]);
	});
});

describe('conversation: get', () => {
	it('gets the conversation that a message created', async () => {
		const created = await runHueChat(sandbox(), {
			parameters: { resource: 'contact', operation: 'create', firstName: 'Jane' },
		});
		const contactId = String(jsonOf(created)[0]?.id);
		const sent = await runHueChat(sandbox(), { parameters: send({ contactId, content: 'Hi' }) });
		const conversationId = String(jsonOf(sent)[0]?.conversation_id);
		const run = await runHueChat(sandbox(), {
			parameters: { resource: 'conversation', operation: 'get', conversationId, simplify: false },
		});
		expect(run.error).toBeUndefined();
		expect(sandbox().requests().at(-1)).toMatchObject({
			method: 'GET',
			path: `/conversation/${conversationId}`,
			query: {},
			rawBody: '',
		});
		expect(jsonOf(run)).toEqual([
			expect.objectContaining({ id: conversationId, contact_id: contactId, message_count: 1 }),
		]);
	});
});
