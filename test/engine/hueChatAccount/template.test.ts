import type { INodeParameters } from 'n8n-workflow';

import { useSandbox } from '../support';
import { runAccount } from './setup';

const { get: sandbox } = useSandbox();

const template: INodeParameters = {
	resource: 'message',
	operation: 'create',
	conversationId: '1',
	kind: 'template',
	templateName: { __rl: true, mode: 'id', value: 'order_update' },
	templateText: 'Your order is on its way',
};

const run = async (own: INodeParameters, json = {}) =>
	await runAccount(sandbox(), { parameters: { ...template, ...own }, items: [{ json }] });

const processed = () =>
	sandbox()
		.requests()
		.map(
			({ body }) => (body as { template_params: { processed_params?: unknown } }).template_params,
		);

const params = { name: 'order_update', category: 'UTILITY', language: 'en' };

describe('a template message', () => {
	it('carries header, body and buttons', async () => {
		const { error } = await run({
			headerMedia: 'image',
			headerMediaUrl: 'https://example.com/parcel.png',
			variablesMode: 'json',
			variablesJson: '["Jane", "tomorrow"]',
			additionalFields: {
				buttons: {
					button: [
						{ type: 'quick_reply', parameter: '' },
						{ type: 'url', parameter: ' orders/7 ' },
						{ type: 'copy_code', parameter: 'MAY10' },
					],
				},
				private: false,
			},
		});
		expect(error).toBeUndefined();
		expect(sandbox().requests()[0]?.body).toEqual({
			content: 'Your order is on its way',
			private: false,
			template_params: {
				...params,
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
		});
	});

	it('takes its buttons as JSON', async () => {
		const buttons = [{ type: 'URL', parameter: 7 }];
		const { error } = await run(
			{ additionalFields: { buttonsJson: '={{ $json.buttons }}' } },
			{ buttons },
		);
		expect(error).toBeUndefined();
		expect(processed()).toEqual([
			{ ...params, processed_params: { buttons: [{ type: 'url', parameter: '7' }] } },
		]);
	});

	it('without any of them has no parameters', async () => {
		expect((await run({})).error).toBeUndefined();
		expect(processed()).toEqual([params]);
	});

	it.each<[string, INodeParameters, string]>([
		['a header without a file', { headerMedia: 'video' }, 'Header Media URL is empty'],
		[
			'a header from no address',
			{ headerMedia: 'image', headerMediaUrl: 'parcel.png' },
			'Header Media URL is not a web address',
		],
		[
			'a button without its value',
			{
				additionalFields: {
					buttons: { button: [{ type: 'url', parameter: '={{ $json.none }}' }] },
				},
			},
			'The value of button 1 in Buttons is empty',
		],
		[
			'a button with an object',
			{ additionalFields: { buttonsJson: '[{"type": "url", "parameter": {"a": 1}}]' } },
			'The value of button 1 in Buttons JSON must be text',
		],
		[
			'a button of no type',
			{ additionalFields: { buttonsJson: '[{"parameter": "x"}]' } },
			'The type of button 1 in Buttons JSON has an unknown value',
		],
		[
			'buttons that are no list',
			{ additionalFields: { buttonsJson: '{"type": "url"}' } },
			'Buttons JSON is not a list of buttons',
		],
		[
			'no buttons although they were added',
			{ additionalFields: { buttonsJson: '[]' } },
			'Buttons JSON is empty',
		],
		['variables left as they come', { variablesMode: 'json' }, 'The variable 1 has no value'],
		['no text for the agents', { templateText: '' }, 'Content is empty'],
	])('is refused with %s', async (_what, own, message) => {
		expect((await run(own)).error?.message).toBe(message);
		expect(sandbox().requests()).toEqual([]);
	});

	it('leaves buttons and header out where an expression made it a text', async () => {
		const { error } = await run(
			{
				kind: '={{ $json.kind }}',
				content: 'Hi',
				headerMedia: 'image',
				headerMediaUrl: '',
				additionalFields: { buttonsJson: 'nonsense', private: true },
			},
			{ kind: 'text' },
		);
		expect(error).toBeUndefined();
		expect(sandbox().requests()[0]?.body).toEqual({ content: 'Hi', private: true });
	});
});
