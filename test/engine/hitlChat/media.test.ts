import type { INodeExecutionData } from 'n8n-workflow';

import { runHitlChat } from '../setup';
import { fault, useSandbox } from '../support';

const { get: sandbox } = useSandbox();
const BYTES = Buffer.from([0, 255, 13, 10, 45, 45, 34, 128, 0xc3, 0x28]);

const send = {
	resource: 'message',
	operation: 'send',
	recipientNumber: '447700900123',
	type: 'image',
	mediaFrom: 'inputItem',
};

const item = (binary: INodeExecutionData['binary']): INodeExecutionData => ({ json: {}, binary });

const photo = { data: BYTES.toString('base64'), fileName: 'photo 1.jpg', mimeType: 'image/jpeg' };

const run = async (parameters: object, items = [item({ data: photo })]) =>
	await runHitlChat(sandbox(), { parameters: { ...send, ...parameters }, items });

const bodies = () =>
	sandbox()
		.requests()
		.map(({ body }) => body);

describe('a message with a file of the input item', () => {
	it('carries the very bytes, and the name that n8n knows', async () => {
		expect((await run({})).error).toBeUndefined();
		expect(bodies()).toEqual([
			{
				type: 'image',
				recipientNumber: '447700900123',
				mediaBase64: BYTES.toString('base64'),
				fileName: 'photo 1.jpg',
			},
		]);
	});

	it('has the caption and the file name that the user gives', async () => {
		const additionalFields = { caption: '={{ $json.caption }}', fileName: ' invoice.pdf ' };
		const items = [{ json: { caption: 'Grüße\n😀' }, binary: { scan: photo } }];
		const more = { type: 'file', binaryPropertyName: 'scan', additionalFields };
		expect((await run(more, items)).error).toBeUndefined();
		expect(bodies()).toMatchObject([
			{ type: 'file', caption: 'Grüße\n😀', fileName: 'invoice.pdf' },
		]);
	});

	it('is built anew after a 429, with the same bytes', async () => {
		fault(sandbox(), { kind: 'rateLimit', retryAfter: 1 });
		expect((await run({})).error).toBeUndefined();
		const [first, second] = bodies();
		expect(second).toEqual(first);
	});

	it('does not leave where the item has no such file, and neither do the others', async () => {
		const { error } = await run({}, [item({ data: photo }), item({ other: photo })]);
		expect(error?.message).toBe('The item has no file in its input field data');
		expect(bodies()).toEqual([]);
	});

	it('takes no file along that belongs to another choice', async () => {
		const mediaUrl = 'https://example.com/a.jpg';
		expect((await run({ mediaFrom: 'url', mediaUrl })).error).toBeUndefined();
		expect(bodies()).toEqual([
			{ type: 'image', recipientNumber: '447700900123', media_url: mediaUrl },
		]);
	});
});

it('a text has neither caption nor file', async () => {
	const parameters = { type: 'text', messageText: 'Hi', additionalFields: { caption: 'x' } };
	expect((await run(parameters)).error).toBeUndefined();
	expect(bodies()).toEqual([{ type: 'text', recipientNumber: '447700900123', messageText: 'Hi' }]);
});
