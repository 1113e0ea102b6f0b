import { Readable } from 'node:stream';

import type { IExecuteFunctions } from 'n8n-workflow';

import { download } from '../../../nodes/shared/transport/send/download';

const limits = { mostBytes: 100, timeoutMs: 60, allowPrivate: false };

async function downloaded(body: () => Readable, headers: object = {}) {
	const httpRequest = async () => await Promise.resolve({ statusCode: 200, headers, body: body() });
	const context = { helpers: { httpRequest } } as unknown as IExecuteFunctions;
	return await download(context, 'https://files.example/a', () => false, limits);
}

it('counts what arrives, whatever the length that was announced', async () => {
	const parts = () => Readable.from([Buffer.alloc(60), Buffer.alloc(41)]);
	expect(await downloaded(parts, { 'content-length': '3' })).toEqual({ reason: 'the file is too large' });
	expect(await downloaded(() => Readable.from([Buffer.alloc(100)]))).toMatchObject({ bytes: Buffer.alloc(100) });
});

it('does not wait for a file that never ends', async () => {
	const silent = () => new Readable({ read: () => undefined });
	expect(await downloaded(silent)).toEqual({ reason: 'it took too long' });
});

it('says that a server could not be reached, without its words', async () => {
	const httpRequest = async () => await Promise.reject(new Error('ECONNREFUSED 10.0.0.1'));
	const context = { helpers: { httpRequest } } as unknown as IExecuteFunctions;
	const reason = await download(context, 'https://files.example/a', () => false, limits);
	expect(reason).toEqual({ reason: 'the server could not be reached' });
});

it.each([
	['ftp://files.example/a', /https/],
	['https://user:word@files.example/a', /password/],
	['no address', /web address/],
])('does not ask %s', async (address, words) => {
	const httpRequest = jest.fn();
	const context = { helpers: { httpRequest } } as unknown as IExecuteFunctions;
	const result = await download(context, address, () => false, limits);
	expect(result).toEqual({ reason: expect.stringMatching(words) as unknown });
	expect(httpRequest).not.toHaveBeenCalled();
});

it.each([
	['a private address', 'http://10.0.0.1/secret', /private/],
	['another kind of address', 'file:///etc/passwd', /https/],
])('does not follow a redirect to %s', async (_what, location, words) => {
	const asked: string[] = [];
	const httpRequest = async ({ url }: { url: string }) => {
		asked.push(url);
		return { statusCode: 302, headers: { location }, body: Readable.from([]) };
	};
	const context = { helpers: { httpRequest } } as unknown as IExecuteFunctions;
	const isLocal = (host: string) => host.startsWith('10.');
	const result = await download(context, 'https://files.example/a', isLocal, limits);
	expect(result).toEqual({ reason: expect.stringMatching(words) as unknown });
	expect(asked).toEqual(['https://files.example/a']);
});
