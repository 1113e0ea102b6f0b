import { createHash } from 'node:crypto';
import type { INodeExecutionData } from 'n8n-workflow';

import { useSandbox } from '../support';
import { fault, runAccount, V1 } from './setup';

const { get: sandbox } = useSandbox();
const PATH = `${V1}/conversations/1/messages`;
const BYTES = Buffer.from([0, 255, 13, 10, 45, 45, 34, 128, 0xc3, 0x28]);

const file = (bytes: Buffer, fileName = 'photo "1".jpg', mimeType = 'image/jpeg') => ({
	data: bytes.toString('base64'),
	fileName,
	mimeType,
});

const item = (binary: INodeExecutionData['binary']): INodeExecutionData => ({ json: {}, binary });

const send = {
	resource: 'message',
	operation: 'create',
	conversationId: '1',
	kind: 'files',
	binaryPropertyNames: 'data',
};

const hash = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

describe('a message with files', () => {
	it('goes out as a form that holds the very bytes', async () => {
		const run = await runAccount(sandbox(), {
			parameters: {
				...send,
				binaryPropertyNames: 'data, second',
				caption: 'Grüße\r\n--x',
				additionalFields: { private: true },
			},
			items: [item({ data: file(BYTES), second: file(Buffer.from('x'), 'ä.txt', 'text/plain') })],
		});
		expect(run.error).toBeUndefined();
		const [request] = sandbox().requests();
		expect(request).toMatchObject({ method: 'POST', path: PATH, accepted: true });
		expect(request?.headers['content-type']).toMatch(/^multipart\/form-data; boundary=n8n-\w+$/);
		expect(request?.body).toEqual({
			content: 'Grüße\r\n--x',
			private: 'true',
			attachments: [
				{ filename: 'photo "1".jpg', content_type: 'image/jpeg', size: 10, sha256: hash(BYTES) },
				{ filename: 'ä.txt', content_type: 'text/plain', size: 1, sha256: hash(Buffer.from('x')) },
			],
		});
	});

	it('is built anew after a 429, with the same bytes', async () => {
		fault(sandbox(), { method: 'POST', path: PATH, kind: 'rateLimit', resetIn: 1 });
		const run = await runAccount(sandbox(), {
			parameters: send,
			items: [item({ data: file(BYTES) })],
		});
		expect(run.error).toBeUndefined();
		const [first, second, ...others] = sandbox().requests();
		expect(others).toEqual([]);
		expect(first?.rawBody).toContain('photo');
		expect(second?.rawBody).toBe(first?.rawBody);
		expect(second?.headers['content-type']).toBe(first?.headers['content-type']);
		expect(second?.headers['idempotency-key']).toBe(first?.headers['idempotency-key']);
	});

	it('is not sent twice by Retry On Fail, while the refused one goes out again', async () => {
		const items = [item({ data: file(BYTES) }), item({ data: file(Buffer.from('two')) })];
		const isSecond = (body: unknown) =>
			JSON.stringify(body).includes(hash(Buffer.from('two')));
		fault(sandbox(), {
			method: 'POST',
			path: PATH,
			kind: 'status',
			status: 422,
			match: isSecond,
		});
		const run = await runAccount(sandbox(), {
			parameters: send,
			items,
			retryOnFail: true,
			maxTries: 2,
			waitBetweenTries: 0,
		});
		expect(run.error).toBeUndefined();
		const sizes = sandbox()
			.requests()
			.map(({ body }) => (body as { attachments: Array<{ size: number }> }).attachments[0]?.size);
		expect(sizes.filter((size) => size === 10)).toHaveLength(1);
		expect(sizes.filter((size) => size === 3)).toHaveLength(2);
	});

	it('is not sent, and not called unclear, when n8n has lost the file', async () => {
		const gone = { ...file(BYTES), data: 'filesystem-v2', id: 'filesystem-v2:gone' };
		const run = await runAccount(sandbox(), { parameters: send, items: [item({ data: gone })] });
		expect(run.error?.context).toMatchObject({ delivery: { outcome: 'notSent' } });
		expect(run.error?.message).toBe('The file for HueChat could not be read');
		expect(run.error?.description).toContain('Nothing was sent. n8n no longer has the file');
		expect(sandbox().requests()).toEqual([]);
	});

	it.each([
		['no such file', 'other', 'The item has no file in its input field other'],
		['no name of a field', ' , ', 'Input Binary Fields is empty'],
	])('is refused with %s', async (_what, binaryPropertyNames, message) => {
		const run = await runAccount(sandbox(), {
			parameters: { ...send, binaryPropertyNames },
			items: [item({ data: file(BYTES) })],
		});
		expect(run.error?.message).toBe(message);
		expect(sandbox().requests()).toEqual([]);
	});
});

it('a template goes out with its placeholders', async () => {
	const run = await runAccount(sandbox(), {
		parameters: {
			resource: 'message',
			operation: 'create',
			conversationId: '1',
			kind: 'template',
			templateName: { __rl: true, mode: 'list', value: 'appointment_reminder' },
			templateText: 'Hi Jane',
			variablesMode: 'rows',
			variables: { row: [{ name: '1', value: 'Jane' }] },
		},
	});
	expect(run.error).toBeUndefined();
	expect(sandbox().requests()[0]?.body).toEqual({
		content: 'Hi Jane',
		template_params: {
			name: 'appointment_reminder',
			category: 'UTILITY',
			language: 'en',
			processed_params: { body: { '1': 'Jane' } },
		},
	});
});
