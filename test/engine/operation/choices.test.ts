import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { ReceivedRequest } from '../../../sandbox';
import { parametersOf, runDmChamp, succeeded } from '../dmChamp/setup';
import type { NodeRun } from '../harness';
import { runHueChat } from '../hueChat/setup';
import { runAccount } from '../hueChatAccount/setup';
import { runHitlChat } from '../setup';
import { useSandbox } from '../support';

// A choice such as Type can be an expression: each item then has the fields of its own choice, and of no
// other.

const { get: sandbox } = useSandbox();

const sent = ({ query, body }: ReceivedRequest) => ({ query, body });
const requests = () => sandbox().requests().map(sent);

/** What a run that succeeds sends. */
async function sentBy(run: Promise<NodeRun>) {
	succeeded(await run);
	return requests();
}

const chosen = '={{ $json.chosen }}';
const as = (choice: string): { items: Array<{ json: IDataObject }> } => ({
	items: [{ json: { chosen: choice } }],
});

describe('a message of a type that an expression gives', () => {
	const parameters: INodeParameters = parametersOf('message: send', {
		recipientNumber: '447700900123',
		type: chosen,
		messageText: 'Hello',
		mediaUrl: 'https://example.com/a.png',
	});

	test.each([
		['text', { messageText: 'Hello' }],
		['image', { media_url: 'https://example.com/a.png' }],
	])('%s goes out with its own fields only', async (type, own) => {
		const body = { type, recipientNumber: '447700900123', ...own };
		const run = runHitlChat(sandbox(), { parameters, ...as(type) });
		expect(await sentBy(run)).toEqual([{ query: {}, body }]);
	});

	test('HueChat: a text takes nothing of a template or a document along', async () => {
		const run = runHueChat(sandbox(), {
			parameters: parametersOf('message: send', {
				contactId: 'cnt_amira',
				messageType: chosen,
				content: 'Hello',
				templateName: { __rl: true, mode: 'name', value: 'order_shipped' },
				mediaUrl: 'https://example.com/a.pdf',
				additionalFields: { caption: 'Invoice', filename: 'a.pdf' },
			}),
			...as('text'),
		});
		const body = { channel: 'whatsapp', message_type: 'text', content: 'Hello' };
		expect(await sentBy(run)).toEqual([{ query: {}, body }]);
	});

	test.each([
		['document', { caption: 'Look', filename: 'a.pdf' }],
		['image', { caption: 'Look' }],
	])('HueChat: a file name goes with %s or not', async (type, own) => {
		const media_url = 'https://example.com/a.pdf';
		const run = runHueChat(sandbox(), {
			parameters: parametersOf('message: send', {
				contactId: 'cnt_amira',
				messageType: chosen,
				content: 'unused',
				templateName: { __rl: true, mode: 'name', value: 'unused' },
				mediaUrl: media_url,
				additionalFields: { caption: 'Look', filename: 'a.pdf' },
			}),
			...as(type),
		});
		const body = { channel: 'whatsapp', message_type: type, media_url, ...own };
		expect(await sentBy(run)).toEqual([{ query: {}, body }]);
	});

	test('HueChat Account: a text is not replaced by that of a template', async () => {
		const run = runAccount(sandbox(), {
			parameters: parametersOf('message: create', {
				conversationId: '1',
				kind: chosen,
				content: 'Hello',
				caption: 'unused',
				templateName: { __rl: true, mode: 'id', value: 'unused' },
				templateText: 'unused',
			}),
			...as('text'),
		});
		expect(await sentBy(run)).toEqual([{ query: {}, body: { content: 'Hello' } }]);
	});
});

describe('a contact that an expression says how to find', () => {
	const by = { contactBy: chosen, phone: '+15550000201', email: 'tom@example.com' };

	test.each([
		['phone', { phoneNumber: '+15550000201' }],
		['email', { email: 'tom@example.com' }],
	])('is asked for by %s alone', async (choice, query) => {
		const parameters = parametersOf('contact: get', by);
		const run = await runDmChamp(sandbox(), { parameters, ...as(choice) });
		expect(run.error).toBeUndefined();
		const { apiKey, ...asked } = requests()[0]?.query ?? {};
		expect(apiKey).toBeDefined();
		expect(asked).toEqual(query);
		expect(requests()[0]?.body).toBeUndefined();
	});

	test('a field that is not chosen is not checked either', async () => {
		const parameters = parametersOf('contact: get', { ...by, phone: '07700 900123' });
		const run = await runDmChamp(sandbox(), { parameters, ...as('email') });
		expect(run.error).toBeUndefined();
	});

	test('Create leaves the address alone: the fields of other operations stay out', async () => {
		const parameters = parametersOf('contact: create', by);
		const run = await runDmChamp(sandbox(), { parameters, ...as('phone') });
		expect(run.error).toBeUndefined();
		const [request] = requests();
		expect(Object.keys(request?.query ?? {})).toEqual(['apiKey']);
		expect(request?.body).toEqual({ phone: '+15550000201', phoneNumber: '+15550000201' });
	});
});

test('a conversation goes to the team where the expression says so', async () => {
	const run = runAccount(sandbox(), {
		parameters: parametersOf('conversation: assign', {
			conversationId: '1',
			assignTo: chosen,
			assigneeId: { __rl: true, mode: 'id', value: '1' },
			teamId: { __rl: true, mode: 'id', value: '1' },
		}),
		...as('team'),
	});
	expect(await sentBy(run)).toEqual([{ query: {}, body: { team_id: 1 } }]);
});

test.each([
	[undefined, 'Find By is empty', 'it resolved to an empty value for this item'],
	[null, 'Find By is empty', 'it resolved to an empty value for this item'],
	['', 'Find By is empty', 'it resolved to an empty value for this item'],
	['fax', 'Find By has an unknown value: fax', 'email, phone'],
])('a choice that is none (%j) sends nothing', async (choice, message, description) => {
	const parameters = parametersOf('contact: get', {
		contactBy: chosen,
		phone: '+15550000201',
		email: 'tom@example.com',
	});
	const run = await runDmChamp(sandbox(), { parameters, items: [{ json: { chosen: choice } }] });
	expect(run.error?.message).toBe(message);
	expect(run.error?.description).toContain(description);
	expect(requests()).toEqual([]);
});

test.each([
	[true, 3],
	[false, 1],
])('Return All by an expression that gives %s gives %i conversations', async (returnAll, count) => {
	const run = await runHitlChat(sandbox(), {
		parameters: parametersOf('conversation: getAll', { returnAll: chosen, limit: 1 }),
		items: [{ json: { chosen: returnAll } }],
	});
	expect(run.error).toBeUndefined();
	expect(run.output[0]).toHaveLength(count);
});
