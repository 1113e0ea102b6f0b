import type { INodeParameters, INodeType, ResourceMapperFields } from 'n8n-workflow';

import { HitlChat } from '../../nodes/HitlChat/HitlChat.node';
import { HueChat } from '../../nodes/HueChat/HueChat.node';
import { HueChatAccount } from '../../nodes/HueChatAccount/HueChatAccount.node';
import { runNode, runResourceMapping } from './harness';
import { fault, useSandbox } from './support';

const { get: sandbox } = useSandbox();

const byName = (value: string) => ({ __rl: true, mode: 'list', value });

/** A kind of form: the node that has it, and where its values go. */
interface Kind {
	node: new () => INodeType;
	platform: 'hitlChat' | 'hueChat' | 'hueChatAccount';
	parameters: INodeParameters;
	template: string;
}

const TEMPLATE_ID = '0b6c2f0e-5d0a-4f5e-9f0e-2d7c9a1b3c01';

const kinds: Record<string, Kind> = {
	'HitlChat broadcast': {
		node: HitlChat,
		platform: 'hitlChat',
		template: 'metaTemplateName',
		parameters: {
			resource: 'broadcast',
			operation: 'send',
			broadcastName: 'May promo',
			metaTemplateName: byName('promo_may_2026'),
			recipientNumbers: '447700900123',
		},
	},
	'HueChat message': {
		node: HueChat,
		platform: 'hueChat',
		template: 'templateName',
		parameters: {
			resource: 'message',
			operation: 'send',
			contactId: byName('cnt_amira'),
			messageType: 'template',
			templateName: byName('appointment_reminder'),
		},
	},
	'Account broadcast': {
		node: HueChatAccount,
		platform: 'hueChatAccount',
		template: 'templateId',
		parameters: {
			resource: 'broadcast',
			operation: 'create',
			name: 'May promo',
			templateId: byName(TEMPLATE_ID),
			contactListId: byName('0b6c2f0e-5d0a-4f5e-9f0e-2d7c9a1b3c11'),
		},
	},
	'Account message': {
		node: HueChatAccount,
		platform: 'hueChatAccount',
		template: 'templateName',
		parameters: {
			resource: 'message',
			operation: 'create',
			conversationId: byName('1'),
			kind: 'template',
			templateName: byName('order_update'),
			templateText: 'On its way',
		},
	},
};

const credentialsOf = ({ platform }: Kind) => ({
	[`${platform}Api`]: {
		apiKey: sandbox().key(platform),
		baseUrl: sandbox().baseUrl(platform),
		...(platform === 'hueChatAccount' && { accountId: '42' }),
	},
});

async function formOf(kind: Kind, own: INodeParameters = {}): Promise<ResourceMapperFields> {
	return await runResourceMapping({
		node: kind.node,
		credentials: credentialsOf(kind),
		parameters: { ...kind.parameters, ...own },
		property: 'variableFields',
	});
}

const shownIn = ({ fields }: ResourceMapperFields) =>
	fields.filter(({ display }) => display).map(({ id, displayName }) => [id, displayName]);

/** Runs the node with the form filled in, in n8n's own form. */
async function send(name: string, value: Record<string, string>, own: INodeParameters = {}) {
	const kind = kinds[name];
	const { fields } = await formOf(kind, own);
	const before = sandbox().requests().length;
	const run = await runNode({
		node: kind.node,
		credentials: credentialsOf(kind),
		parameters: {
			...kind.parameters,
			variableFields: { mappingMode: 'defineBelow', value, schema: fields as never },
			...own,
		},
	});
	return { error: run.error?.message, bodies: sandbox().requests().slice(before).map(({ body }) => body) };
}

describe('choosing a template shows its placeholders', () => {
	it.each([
		[
			'HitlChat broadcast',
			[
				['body:1', 'Body {{1}} (e.g. Jane) · Hi {{1}}, save {{2}} in May.'],
				['body:2', 'Body {{2}} (e.g. 20%) · Hi {{1}}, save {{2}} in May.'],
			],
		],
		[
			'HueChat message',
			[
				['body:1', 'Body {{1}} (e.g. Jane) · Hi {{1}}, see you on {{2}}.'],
				['body:2', 'Body {{2}} (e.g. Monday at 10:00) · Hi {{1}}, see you on {{2}}.'],
			],
		],
		[
			'Account broadcast',
			[
				['body:1', 'Body {{1}} (e.g. Jane) · Hi {{1}}, see you on {{2}}.'],
				['body:2', 'Body {{2}} (e.g. Monday at 10:00) · Hi {{1}}, see you on {{2}}.'],
			],
		],
		[
			'Account message',
			[
				['header:image', 'Header: URL of the image'],
				['body:1', 'Body {{1}} (e.g. Jane) · Hi {{1}}, your order arrives {{2}}.'],
				['body:2', 'Body {{2}} (e.g. tomorrow) · Hi {{1}}, your order arrives {{2}}.'],
				['button:1:url', 'Button 2 (e.g. orders/7) · Track: https://example.com/{{1}}'],
				['button:2:copy_code', 'Button 3: code to copy (e.g. MAY10)'],
			],
		],
	])('%s', async (name, expected) => {
		const form = await formOf(kinds[name]);
		expect(shownIn(form)).toEqual(expected);
		expect(form.fields.filter(({ display }) => display).every(({ required }) => required)).toBe(true);
	});
});

describe('what is filled in is sent where the document has it', () => {
	it('HitlChat broadcast', async () => {
		const { error, bodies } = await send('HitlChat broadcast', { 'body:1': 'Jane', 'body:2': ' 20\n% ' });
		expect(error).toBeUndefined();
		expect(bodies).toMatchObject([{ broadcast_configuration: { variables: { '1': 'Jane', '2': '20 %' } } }]);
	});

	it('HueChat message', async () => {
		const { error, bodies } = await send('HueChat message', { 'body:1': 'Jane', 'body:2': 'Monday' });
		expect(error).toBeUndefined();
		expect(bodies).toEqual([
			{
				channel: 'whatsapp',
				message_type: 'template',
				template_name: 'appointment_reminder',
				template_parameters: { '1': 'Jane', '2': 'Monday' },
			},
		]);
	});

	it('Account broadcast', async () => {
		const { error, bodies } = await send('Account broadcast', { 'body:1': 'Jane', 'body:2': 'Monday' });
		expect(error).toBeUndefined();
		expect(bodies).toMatchObject([{ variables: { '1': 'Jane', '2': 'Monday' } }]);
	});

	const order = {
		'header:image': ' https://example.com/parcel.png ',
		'body:1': 'Jane',
		'body:2': 'tomorrow',
		'button:1:url': 'orders/7',
		'button:2:copy_code': 'MAY10',
	};

	it('Account message', async () => {
		const { error, bodies } = await send('Account message', order);
		expect(error).toBeUndefined();
		expect(bodies).toMatchObject([
			{
				template_params: {
					processed_params: {
						header: { media_url: 'https://example.com/parcel.png', media_type: 'image' },
						body: { '1': 'Jane', '2': 'tomorrow' },
						buttons: [
							{ type: 'quick_reply' },
							{ type: 'url', parameter: 'orders/7' },
							{ type: 'copy_code', parameter: 'MAY10' },
						],
					},
				},
			},
		]);
	});

	it.each([
		[{ headerMedia: 'image', headerMediaUrl: 'https://example.com/a.png' }, 'The header of the template is given twice'],
		[{ additionalFields: { buttonsJson: '[{"type": "quick_reply"}]' } }, 'The buttons of the template are given twice'],
	])('Account message with %j besides is refused', async (own, message) => {
		expect(await send('Account message', order, own)).toEqual({ error: message, bodies: [] });
	});

	it.each([
		['HueChat message', { 'body:1': ' ', 'body:2': 'Monday' }, 'The variable 1 has no value'],
		['Account message', { ...order, 'header:image': 'parcel.png' }, 'The URL of the image in the header is not a web address'],
		['Account message', { ...order, 'button:1:url': '' }, 'The variable of button 2 has no value'],
	])('%s with %j is refused', async (name, value, message) => {
		const { error, bodies } = await send(name, value);
		expect([error, bodies]).toEqual([message, []]);
	});
});

it('what is left empty is refused by n8n, before anything runs', async () => {
	await expect(send('HitlChat broadcast', { 'body:1': 'Jane' })).rejects.toThrow(
		'Variable "body:2" is required',
	);
});

describe('says why there are no fields, and leaves rows and JSON', () => {
	const noticeOf = async (name: string, own: INodeParameters = {}) => await formOf(kinds[name], own);

	it.each(Object.entries(kinds))('%s: no template, or one by an expression', async (name, { template }) => {
		for (const value of ['', '={{ $json.template }}']) {
			const form = await noticeOf(name, { [template]: byName(value) });
			expect(form).toEqual({
				fields: [],
				emptyFieldsNotice: expect.stringMatching(/^Choose a template.*As Rows or As JSON/),
			});
		}
		expect(sandbox().requests()).toEqual([]);
	});

	it('a template without placeholders, with its text', async () => {
		const form = await noticeOf('HueChat message', { templateName: byName('welcome') });
		expect(form).toEqual({ fields: [], emptyFieldsNotice: 'This template has no variables: Welcome on board!' });
	});

	it('a template that the vendor does not list', async () => {
		const { emptyFieldsNotice } = await noticeOf('HueChat message', { templateName: byName('<b>new</b>') });
		expect(emptyFieldsNotice).toContain('HueChat lists no template &#60;b&#62;new&#60;/b&#62;.');
	});

	const broken = {
		'a wrong key': { kind: 'status', status: 401, body: { message: 'no' } },
		'a server error': { kind: 'status', status: 500 },
		'an empty list': { kind: 'status', status: 200, body: [] },
		'another answer': { kind: 'status', status: 200, body: { hello: 'world' } },
		'names alone': { kind: 'status', status: 200, body: [{ name: 'promo_may_2026' }] },
		'a lost connection': { kind: 'resetBefore' },
		'no answer': { kind: 'hang' },
	} as const;

	it.each(Object.entries(broken))('%s', async (_name, own) => {
		fault(sandbox(), { ...own, times: 9 });
		const { fields, emptyFieldsNotice } = await formOf(kinds['HitlChat broadcast']);
		expect(fields).toEqual([]);
		expect(emptyFieldsNotice).toMatch(/HitlChat.*As Rows or As JSON/s);
	});

	it('keeps the fields of the same template where the vendor fails', async () => {
		const kind = kinds['HitlChat broadcast'];
		const { fields } = await formOf(kind);
		const variableFields = { mappingMode: 'defineBelow', value: { 'body:1': 'Jane' }, schema: fields as never };
		fault(sandbox(), { kind: 'status', status: 401, times: 9 });
		expect(await formOf(kind, { variableFields })).toEqual({ fields });
		const other = await formOf(kind, { variableFields, metaTemplateName: byName('welcome_back') });
		expect(other.fields).toEqual([]);
	});
});
