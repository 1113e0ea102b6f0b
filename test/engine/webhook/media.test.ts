import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { DmChampTrigger } from '../../../nodes/DmChamp/DmChampTrigger.node';
import { flatMessage } from '../../../nodes/shared/webhook';
import { wrap } from '../../../nodes/shared/webhook/message/envelope';
import { runNode } from '../harness';

let server: Server;
let origin = '';
const asked: Array<{ url: string; headers: object }> = [];

beforeAll(async () => {
	server = createServer((request, response) => {
		const { url = '' } = request;
		asked.push({ url, headers: request.headers });
		const endless = () => {
			const more = () => {
				if (!response.destroyed) response.write(Buffer.alloc(64_000), () => setImmediate(more));
			};
			more();
		};
		const to = (location: string) => response.writeHead(302, { location }).end();
		if (url.startsWith('/a%20file.png')) {
			response.writeHead(200, { 'content-type': 'image/png; x=1' }).end('png');
		} else if (url === '/moved') to('/a%20file.png');
		else if (url === '/loop') to('/loop');
		else if (url === '/to-file') to('file:///etc/passwd');
		else if (url === '/endless') endless();
		else response.writeHead(404).end();
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
beforeEach(() => void asked.splice(0));
afterAll(async () => {
	server.closeAllConnections();
	await new Promise((resolve) => server.close(resolve));
});

async function run(urls: string[], outputOptions: Record<string, unknown>) {
	const media = urls.map((url) => ({ type: 'image', url, name: null }));
	const parts = { id: null, platform: 'dmChamp', event: 'message', type: 'image', verified: 'none' } as const;
	const { error, output } = await runNode({
		node: DmChampTrigger,
		parameters: { outputOptions } as never,
		items: [wrap({ key: null, whenFinished: false, message: flatMessage({ ...parts, media }) })],
	});
	expect(error).toBeUndefined();
	const [[{ json, binary }]] = output;
	return { media: json.media, binary };
}

const wanted = { downloadMedia: true, allowPrivateAddresses: true, maxFileSize: 1 };

it('downloads nothing unless that is wanted', async () => {
	const { binary, media } = await run([`${origin}/a%20file.png`], {});
	expect([binary, media, asked]).toEqual([
		undefined,
		[{ type: 'image', url: `${origin}/a%20file.png`, name: null }],
		[],
	]);
});

it('puts files beside the message, also behind a redirect, and sends no key along', async () => {
	const { binary, media } = await run([`${origin}/a%20file.png?x=1`, `${origin}/moved`], wanted);
	expect(media).toMatchObject([{ binary: 'media_0' }, { binary: 'media_1' }]);
	expect(binary?.media_0).toMatchObject({ mimeType: 'image/png', fileName: 'a%20file.png' });
	expect(Buffer.from(binary?.media_1.data ?? '', 'base64').toString()).toBe('png');
	for (const { headers } of asked) {
		expect(Object.keys(headers)).not.toContain('authorization');
		expect(Object.keys(headers)).not.toContain('x-api-key');
	}
});

it.each([
	['/loop', /too often/],
	['/to-file', /does not begin with https/],
	['/missing', /answered 404/],
	['/endless', /too large/],
])('says why there is no file of %s, and lets the message through', async (path, words) => {
	const { binary, media } = await run([origin + path], wanted);
	expect(media).toEqual([expect.objectContaining({ notDownloaded: expect.stringMatching(words) as unknown })]);
	expect(binary ?? {}).toEqual({});
});

it('asks no private address unless that is allowed', async () => {
	const urls = [`${origin}/a%20file.png`, 'http://localhost/x', 'http://[::1]/x', 'http://2130706433/x', 'http://169.254.169.254/latest'];
	const { media } = await run(urls, { downloadMedia: true });
	expect(media).toEqual(
		urls.map(() => expect.objectContaining({ notDownloaded: 'the address is a private one' }) as unknown),
	);
	expect(asked).toEqual([]);
});

it('downloads ten files of a message at most', async () => {
	const { media } = await run(Array.from({ length: 12 }, (_, n) => `${origin}/a%20file.png?${n}`), wanted);
	const entries = media as Array<{ notDownloaded?: string }>;
	expect(entries.filter(({ notDownloaded }) => notDownloaded === undefined)).toHaveLength(10);
	expect(asked).toHaveLength(10);
});
