import { createHmac } from 'node:crypto';

import { schemes } from '../../../nodes/shared/webhook/signatures/schemes';
import { verifySignature, WINDOW_MS } from '../../../nodes/shared/webhook/signatures/verify';
import type { SignedCall, Verdict } from '../../../nodes/shared/webhook/signatures/verify';

/** A vector that the makers of a scheme have published. */
interface Vector {
	scheme: string;
	secret: string;
	headers: Record<string, unknown>;
	body: string;
	/** Epoch seconds; undefined where none is signed. */
	at?: number;
	signature: string;
}

const standard: Vector = {
	scheme: 'Standard Webhooks',
	secret: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
	headers: {
		'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
		'webhook-timestamp': '1614265330',
		'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
	},
	body: '{"test": 2432232314}',
	at: 1614265330,
	signature: 'webhook-signature',
};

const svix: Vector = {
	scheme: 'Svix',
	secret: 'whsec_plJ3nmyCDGBKInavdOK15jsl',
	headers: {
		'svix-id': 'msg_loFOjxBNrRLzqYUf',
		'svix-timestamp': '1731705121',
		'svix-signature': 'v1,rAvfW3dJ/X/qxhsaXPOyyCGmRKsaKWcsNccKXlIktD0=',
	},
	body: '{"event_type":"ping","data":{"success":true}}',
	at: 1731705121,
	signature: 'svix-signature',
};

const github: Vector = {
	scheme: 'sha256 over the body',
	secret: "It's a Secret to Everybody",
	headers: {
		'x-hub-signature-256':
			'sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17',
	},
	body: 'Hello, World!',
	signature: 'x-hub-signature-256',
};

const hex = (key: string, text: string) => createHmac('sha256', key).update(text).digest('hex');

// The makers publish the rule and no vector with a secret, so these two are computed by the rule.
const AT = 1700000000;
const stripeBody = '{"id":"evt_1","object":"event"}';
const stripeHex = hex('whsec_test_secret', `${AT}.${stripeBody}`);

const stripe: Vector = {
	scheme: 'timestamp and signature in one header',
	secret: 'whsec_test_secret',
	headers: { 'stripe-signature': `t=${AT},v1=${stripeHex},v0=${'0'.repeat(64)}` },
	body: stripeBody,
	at: AT,
	signature: 'stripe-signature',
};

const pair: Vector = {
	scheme: 'timestamp and signature in two headers',
	secret: 'whsec_test_secret',
	headers: { 'x-acme-timestamp': String(AT), 'x-acme-signature': stripeHex },
	body: stripeBody,
	at: AT,
	signature: 'x-acme-signature',
};

const vectors = [standard, svix, github, stripe, pair];
const timed = vectors.filter(({ at }) => at !== undefined);

function verdict(vector: Vector, change: Partial<SignedCall> = {}): Verdict {
	return verifySignature({
		headers: vector.headers,
		body: Buffer.from(vector.body),
		secrets: [vector.secret],
		vendor: 'acme',
		now: (vector.at ?? 0) * 1_000,
		...change,
	});
}

const withHeaders = (vector: Vector, headers: Record<string, unknown>): Verdict =>
	verdict(vector, { headers: { ...vector.headers, ...headers } });

it('has a vector for every scheme of the table', () => {
	expect(vectors.map(({ scheme }) => scheme).sort()).toEqual(schemes.map(({ name }) => name).sort());
});

// A slip in the computed ones would be made twice: these were made with openssl.
it('computes as another program does', () => {
	expect(hex('whsec_test_secret', `${AT}.${stripeBody}`)).toBe('0c8670ed117751cc551a20e35839447075c42800ea3cf3e8a2fbda99cd1e6edd');
});

describe.each(vectors)('$scheme', (vector) => {
	const { scheme, body, headers, signature } = vector;
	const value = String(headers[signature]);

	it('verifies the vector', () => {
		expect(verdict(vector)).toEqual({ kind: 'verified', scheme });
	});

	it('tells each change of one byte of the body', () => {
		for (let index = 0; index < body.length; index += 1) {
			const changed = Buffer.from(body);
			changed[index] ^= 1;
			expect(verdict(vector, { body: changed }).kind).toBe('wrong');
		}
		for (const other of [`${body} `, body.slice(1), '']) {
			expect(verdict(vector, { body: Buffer.from(other) }).kind).toBe('wrong');
		}
	});

	it('never takes a changed signature for the right one', () => {
		for (let index = 0; index < value.length; index += 1) {
			const other = value[index] === '1' ? '2' : '1';
			const changed = value.slice(0, index) + other + value.slice(index + 1);
			// Upper and lower case of hex digits are the same bytes, digits are not.
			const isV0 = scheme.includes('one header') && index >= value.indexOf(',v0=');
			if (!isV0) expect(withHeaders(vector, { [signature]: changed }).kind).not.toBe('verified');
		}
	});

	it('knows another secret from the right one, and takes either of two', () => {
		expect(verdict(vector, { secrets: [`${vector.secret}A`] }).kind).toBe('wrong');
		expect(verdict(vector, { secrets: [] }).kind).toBe('wrong');
		expect(verdict(vector, { secrets: ['whsec_b3RoZXJvdGhlcm90aGVy', vector.secret] }).kind).toBe(
			'verified',
		);
	});

	it.each(['', 'whsec_'])('never takes the key %p', (key) => {
		const signed = schemes.find(({ name }) => name === scheme)?.signed ?? [];
		const parts = { id: headers['webhook-id'] ?? headers['svix-id'], timestamp: vector.at, body };
		const text = signed.map((part) => String(parts[part])).join('.');
		const forged = createHmac('sha256', key).update(text);
		const encoded = /svix|webhook-/.test(signature)
			? `v1,${forged.digest('base64')}`
			: value.replace(/[0-9a-f]{64}/, forged.digest('hex'));
		for (const secret of ['', ' ', 'whsec_', ' whsec_ ']) {
			const call = { headers: { ...headers, [signature]: encoded }, secrets: [secret] };
			expect(verdict(vector, call).kind).toBe('wrong');
		}
	});

	it('does not recognise a call without its headers', () => {
		expect(verdict(vector, { headers: {} })).toEqual({ kind: 'unrecognised' });
	});
});

describe.each(timed)('the window of $scheme', (vector) => {
	const at = (vector.at ?? 0) * 1_000;

	it.each([
		[0, 'verified'],
		[WINDOW_MS, 'verified'],
		[-WINDOW_MS, 'verified'],
		[WINDOW_MS + 1, 'expired'],
		[-WINDOW_MS - 1, 'expired'],
		[86_400_000, 'expired'],
	])('%d ms after the signature: %s', (away, kind) => {
		expect(verdict(vector, { now: at + away }).kind).toBe(kind);
	});

	it('calls a wrong signature wrong, however old it is', () => {
		const call = { now: at + 86_400_000, body: Buffer.from('x') };
		expect(verdict(vector, call).kind).toBe('wrong');
	});

	it('does not let the time be changed', () => {
		const text = String(vector.at);
		const headers = Object.fromEntries(
			Object.entries(vector.headers).map(([name, value]) => [
				name,
				String(value).replace(text, String(Number(text) + 1_000)),
			]),
		);
		expect(verdict(vector, { headers, now: at + 1_000_000 }).kind).toBe('wrong');
	});
});

it('has no window where no time is signed', () => {
	expect(verdict(github, { now: Date.parse('2099-01-01') }).kind).toBe('verified');
	expect(withHeaders(github, { 'webhook-timestamp': '1' }).kind).toBe('verified');
});

describe('several signatures', () => {
	const wrongBase64 = `v1,${Buffer.alloc(32).toString('base64')}`;

	it.each([standard, svix])('of $scheme: any right one will do, other versions do not count', (vector) => {
		const right = String(vector.headers[vector.signature]);
		const value = `${wrongBase64} v1a,${'A'.repeat(86)}== ${right}`;
		expect(withHeaders(vector, { [vector.signature]: value }).kind).toBe('verified');
		expect(withHeaders(vector, { [vector.signature]: `${right}, ${wrongBase64}` }).kind).toBe('verified');
		expect(withHeaders(vector, { [vector.signature]: wrongBase64 }).kind).toBe('wrong');
		const asV2 = right.replace('v1,', 'v2,');
		expect(withHeaders(vector, { [vector.signature]: asV2 }).kind).toBe('malformed');
	});

	it('of one header with its time', () => {
		const zeros = '0'.repeat(64);
		const value = `t=${AT},v1=${zeros},v1=${stripeHex}`;
		expect(withHeaders(stripe, { 'stripe-signature': value }).kind).toBe('verified');
		const old = `t=${AT},v1=${zeros},v0=${stripeHex}`;
		expect(withHeaders(stripe, { 'stripe-signature': old }).kind).toBe('wrong');
	});

	it('of two secrets at once', () => {
		const headers = { 'x-acme-signature': `${hex('new', `${AT}.${stripeBody}`)},${stripeHex}` };
		expect(withHeaders(pair, headers).kind).toBe('verified');
		expect(verdict(pair, { headers: { ...pair.headers, ...headers }, secrets: ['new'] }).kind).toBe(
			'verified',
		);
	});
});

describe('headers that are missing or not in their form', () => {
	it.each<[string, Vector, Record<string, unknown>]>([
		['no id', standard, { 'webhook-id': undefined }],
		['an empty id', standard, { 'webhook-id': '' }],
		['no time', standard, { 'webhook-timestamp': undefined }],
		['a time in words', standard, { 'webhook-timestamp': 'yesterday' }],
		['a negative time', svix, { 'svix-timestamp': '-1731705121' }],
		['a time with a fraction', svix, { 'svix-timestamp': '1731705121.5' }],
		['a time beyond all numbers', svix, { 'svix-timestamp': '9'.repeat(400) }],
		['an empty signature', standard, { 'webhook-signature': '' }],
		['a signature without version', standard, { 'webhook-signature': 'g0hM9SsE' }],
		['a short signature', svix, { 'svix-signature': 'v1,AAAA' }],
		['a long signature', svix, { 'svix-signature': `v1,${'A'.repeat(87)}=` }],
		['a list in place of text', svix, { 'svix-signature': ['v1,AAAA'] }],
		['sha1', github, { 'x-hub-signature-256': `sha1=${'a'.repeat(40)}` }],
		['no hex', github, { 'x-hub-signature-256': `sha256=${'g'.repeat(64)}` }],
		['no time in the header', stripe, { 'stripe-signature': `v1=${stripeHex}` }],
		['two times', stripe, { 'stripe-signature': `t=${AT},t=1,v1=${stripeHex}` }],
		['no signature beside the time', stripe, { 'stripe-signature': `t=${AT}` }],
	])('%s', (_what, vector, headers) => {
		expect(withHeaders(vector, headers)).toEqual({ kind: 'malformed', scheme: vector.scheme });
	});

	it('leaves a header that anybody may use alone unless its form is known', () => {
		for (const value of ['', 'Hello', 'sha1=abc', 'dGVzdA==', ['x'], 7, stripeHex]) {
			expect(verdict(pair, { headers: { 'x-acme-signature': value } }).kind).toBe('unrecognised');
		}
	});
});

describe('headers that anybody may use', () => {
	const bodyHex = `sha256=${hex(stripe.secret, stripeBody)}`;

	it.each(['x-acme-signature', 'acme-signature', 'x-webhook-signature', 'x-signature'])(
		'recognises all three forms in %s',
		(name) => {
			const inOne = { [name]: `t=${AT},v1=${stripeHex}` };
			expect(verdict(stripe, { headers: inOne })).toEqual({ kind: 'verified', scheme: stripe.scheme });
			expect(verdict(stripe, { headers: { [name]: bodyHex } })).toEqual({
				kind: 'verified',
				scheme: github.scheme,
			});
			const inTwo = { [name]: stripeHex, 'x-timestamp': String(AT) };
			expect(verdict(stripe, { headers: inTwo })).toEqual({ kind: 'verified', scheme: pair.scheme });
		},
	);

	it('does not take another vendor’s header for its own', () => {
		expect(verdict(pair, { vendor: 'other' }).kind).toBe('unrecognised');
	});

	it('lets a time that is not signed decide nothing', () => {
		const headers = { 'x-acme-signature': bodyHex, 'x-acme-timestamp': '1' };
		expect(verdict(stripe, { headers })).toEqual({ kind: 'verified', scheme: github.scheme });
	});

	it('reads milliseconds as such', () => {
		const headers = {
			'x-acme-timestamp': `${AT}000`,
			'x-acme-signature': hex(stripe.secret, `${AT}000.${stripeBody}`),
		};
		expect(verdict(pair, { headers }).kind).toBe('verified');
		expect(verdict(pair, { headers, now: AT * 1_000 + WINDOW_MS + 1 }).kind).toBe('expired');
	});
});

it('takes a secret with whsec_ as text, without it, and decoded, where no document says how', () => {
	const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
	const bare = 'MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
	for (const key of [secret, bare, Buffer.from(bare, 'base64')]) {
		const value = createHmac('sha256', key).update('Hello, World!').digest('hex');
		const headers = { 'x-acme-signature': `sha256=${value}` };
		expect(verdict(github, { headers, secrets: [secret] }).kind).toBe('verified');
	}
});

it('reads bytes and not text', () => {
	const bytes = Buffer.from([0xff, 0xfe, 0x00, 0x80]);
	const headers = {
		'x-hub-signature-256': `sha256=${createHmac('sha256', 'k').update(bytes).digest('hex')}`,
	};
	expect(verdict(github, { headers, body: bytes, secrets: ['k'] }).kind).toBe('verified');
	const asText = Buffer.from(bytes.toString('utf8'));
	expect(verdict(github, { headers, body: asText, secrets: ['k'] }).kind).toBe('wrong');
});

it('never throws and never verifies, whatever stands in the headers', () => {
	const names = schemes
		.flatMap(({ ownHeaders, commonHeaders, idHeaders = [], timestamp }) => [
			...ownHeaders,
			...commonHeaders,
			...idHeaders,
			...(timestamp !== undefined && 'headers' in timestamp ? timestamp.headers : []),
		])
		.map((name) => name.replace('{vendor}', 'acme'));
	const zeros = '0'.repeat(64);
	const junk = [undefined, null, 0, NaN, {}, [], ['v1,x'], '', ' ', ',', 'v1,', 'v1=', 't=', 't=1,v1=',
		`sha256=${zeros}`, zeros, `t=1,v1=${zeros}`, `v1,${'A'.repeat(43)}=`, '1', '\u0000', 'x'.repeat(9_000)];
	let state = 7;
	const next = (below: number) => (state = (state * 48_271) % 2_147_483_647) % below;
	for (let round = 0; round < 3_000; round += 1) {
		const headers = Object.fromEntries(names.map((name) => [name, junk[next(junk.length)]]));
		const { kind } = verdict(standard, { headers, now: 1_000 });
		expect(['wrong', 'malformed', 'unrecognised']).toContain(kind);
	}
});
