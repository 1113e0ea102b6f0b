import { createServer as createHttpServer, request as httpRequest } from 'node:http';
import { request } from 'node:https';
import { createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { createSecureContext, createServer as createTlsServer, TLSSocket } from 'node:tls';

import { transportErrorOf } from '../../../nodes/shared/transport/response/transportError';
import { kindOfTransportError } from '../../../nodes/shared/transport/response/transportErrorKind';
import { certificateFor } from '../../support/certificate';

const DAY = 86_400_000;
const day = (offset: number) => new Date(Date.now() + offset * DAY);
const valid = certificateFor(['localhost'], day(-1), day(1));
const future = certificateFor(['localhost'], day(1), day(2));
const past = certificateFor(['localhost'], day(-2), day(-1));
const other = certificateFor(['other.example'], day(-1), day(1));

const servers: Server[] = [];
const sockets = new Set<Socket>();
afterEach(() => {
	for (const socket of sockets) socket.destroy();
	for (const server of servers.splice(0)) server.close();
});

async function portOf(server: Server): Promise<number> {
	servers.push(server);
	server.on('connection', (socket: Socket) => {
		sockets.add(socket);
		socket.on('error', () => undefined);
	});
	server.on('tlsClientError', () => undefined);
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return (server.address() as AddressInfo).port;
}

/** Posts, as an HTTP library does: its error has the request beside it. */
async function failureOf(port: number, options: object = {}): Promise<unknown> {
	return await new Promise((resolve, reject) => {
		const asked = request({ host: '127.0.0.1', servername: 'localhost', port, method: 'POST', ...options });
		asked.on('error', (cause) => resolve({ isAxiosError: true, request: asked, cause }));
		asked.on('response', () => reject(new Error('It was answered')));
		asked.end('{"send":"me"}');
	});
}

const kindOf = async (port: number, options?: object) =>
	kindOfTransportError(transportErrorOf(await failureOf(port, options)));

/** A TLS server that counts what arrives of requests. */
function counting({ key, cert }: typeof valid, own: object = {}) {
	const received: Buffer[] = [];
	const server = createTlsServer({ key, cert, ...own }, (socket) => {
		socket.on('error', () => undefined);
		socket.on('data', (data) => received.push(data));
	});
	return { server, received };
}

describe('what certainly was not sent', () => {
	it('https:// to a port that speaks HTTP', async () => {
		const server = createHttpServer((_request, response) => response.end());
		expect(await kindOf(await portOf(server))).toBe('tlsFailed');
	});

	it('https:// to a port that speaks something else', async () => {
		const server = createServer((socket) => socket.once('data', () => socket.write('SSH-2.0-x\r\n')));
		expect(await kindOf(await portOf(server))).toBe('tlsFailed');
	});

	it('a server without a certificate', async () => {
		expect(await kindOf(await portOf(createTlsServer({})))).toBe('tlsFailed');
	});

	it.each([
		['is not valid yet', future, 'CERT_NOT_YET_VALID', { ca: future.cert }],
		['has expired', past, 'CERT_HAS_EXPIRED', { ca: past.cert }],
		['is signed by itself', valid, 'DEPTH_ZERO_SELF_SIGNED_CERT', {}],
		['is for another host', other, 'ERR_TLS_CERT_ALTNAME_INVALID', { ca: other.cert }],
	])('a certificate that %s', async (_what, certificate, code, options) => {
		const { server, received } = counting(certificate);
		const error = transportErrorOf(await failureOf(await portOf(server), options));
		expect(error.code).toBe(code);
		expect(kindOfTransportError(error)).toBe('tlsFailed');
		await new Promise((resolve) => setTimeout(resolve, 50));
		expect(received).toEqual([]);
	});

	it('a TLS version that the other side does not speak', async () => {
		const { server } = counting(valid, { maxVersion: 'TLSv1.2' });
		const options = { ca: valid.cert, minVersion: 'TLSv1.3' };
		expect(await kindOf(await portOf(server), options)).toBe('tlsFailed');
	});

	it.each([
		['closed', (socket: Socket) => socket.end()],
		['reset', (socket: Socket) => socket.resetAndDestroy()],
	])('a connection that is %s during the handshake, which is tried again', async (_what, end) => {
		const server = createServer((socket) => socket.once('data', () => end(socket)));
		expect(await kindOf(await portOf(server))).toBe('unreachable');
	});

	it('a header that HTTP cannot carry', () => {
		const broken = () => httpRequest('http://127.0.0.1', { headers: { 'x-key': 'sk\u2019live' } });
		expect(broken).toThrow(expect.objectContaining({ code: 'ERR_INVALID_CHAR' }));
		expect(kindOfTransportError({ code: 'ERR_INVALID_CHAR' })).toBe('invalidRequest');
	});
});

it('a TLS connection that breaks after the request arrived may have been processed', async () => {
	let arrived = 0;
	const server = createServer((raw) => {
		raw.on('error', () => undefined);
		const secureContext = createSecureContext({ key: valid.key, cert: valid.cert });
		const secured = new TLSSocket(raw, { isServer: true, secureContext });
		secured.on('error', () => undefined);
		secured.once('data', () => {
			arrived += 1;
			raw.write('HTTP/1.1 502 Bad Gateway\r\n\r\n');
		});
	});
	const error = transportErrorOf(await failureOf(await portOf(server), { ca: valid.cert }));
	expect([arrived, error.code]).toEqual([1, expect.stringMatching(/^ERR_SSL_/)]);
	expect(kindOfTransportError(error)).toBe('connectionLost');
});
