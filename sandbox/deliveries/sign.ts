import { createHmac } from 'node:crypto';

/** What is to be signed, and with which secret. */
export interface Letter {
	/** Of the delivery. */
	id: string;
	/** As it is sent, before any compression. */
	body: string | Buffer;
	/** As the vendor shows it, `whsec_…`. */
	secret: string;
	/** Epoch seconds. */
	at: number;
}

const mac = (
	key: Buffer | string,
	prefix: string,
	body: Letter['body'],
	encoding: 'base64' | 'hex',
) => createHmac('sha256', key).update(prefix).update(body).digest(encoding);

const standard = (prefix: string) => (letter: Letter) => {
	const { id, body, secret, at } = letter;
	const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
	return {
		[`${prefix}-id`]: id,
		[`${prefix}-timestamp`]: String(at),
		[`${prefix}-signature`]: `v1,${mac(key, `${id}.${at}.`, body, 'base64')}`,
	};
};

/** The headers of each way to sign. Written apart from the nodes' table, so that one checks the other. */
export const signers = {
	none: () => ({}),
	standardWebhooks: standard('webhook'),
	svix: standard('svix'),
	sha256: ({ body, secret }: Letter) => ({
		'x-huechat-signature': `sha256=${mac(secret, '', body, 'hex')}`,
	}),
	timestampInHeader: ({ body, secret, at }: Letter) => ({
		'x-huechat-signature': `t=${at},v1=${mac(secret, `${at}.`, body, 'hex')}`,
	}),
	timestampBeside: ({ body, secret, at }: Letter) => ({
		'x-huechat-timestamp': String(at),
		'x-huechat-signature': mac(secret, `${at}.`, body, 'hex'),
	}),
	/** The body alone is signed; the time beside it is not. */
	unsignedTimestamp: ({ body, secret, at }: Letter) => ({
		'x-huechat-timestamp': String(at),
		'x-huechat-signature': mac(secret, '', body, 'hex'),
	}),
	isoTimestamp: ({ body, secret, at }: Letter) => {
		const time = new Date(at * 1_000).toISOString();
		return {
			'x-huechat-timestamp': time,
			'x-huechat-signature': mac(secret, `${time}.`, body, 'hex'),
		};
	},
	withoutDot: ({ body, secret, at }: Letter) => ({
		'x-huechat-timestamp': String(at),
		'x-huechat-signature': mac(secret, String(at), body, 'hex'),
	}),
	webhookSignature: ({ body, secret }: Letter) => ({
		'webhook-signature': `sha256=${mac(secret, '', body, 'hex')}`,
	}),
	/** Looks like the one before, and signs no time. */
	unsignedTimeBeside: ({ body, secret, at }: Letter) => ({
		'x-huechat-timestamp': String(at),
		'x-huechat-signature': mac(secret, '', body, 'hex'),
	}),
	isoTimeBeside: ({ body, secret, at }: Letter) => {
		const time = new Date(at * 1_000).toISOString();
		return { 'x-huechat-timestamp': time, 'x-huechat-signature': mac(secret, `${time}.`, body, 'hex') };
	},
	timeWithoutDot: ({ body, secret, at }: Letter) => ({
		'x-huechat-timestamp': String(at),
		'x-huechat-signature': mac(secret, String(at), body, 'hex'),
	}),
	/** In the header of Standard Webhooks, and in another form. */
	sha256InStandardHeader: ({ body, secret }: Letter) => ({
		'webhook-signature': `sha256=${mac(secret, '', body, 'hex')}`,
	}),
	/** One that no table has. */
	unknown: ({ body, secret }: Letter) => ({ 'x-huechat-seal': mac(secret, '', body, 'base64') }),
} satisfies Record<string, (letter: Letter) => Record<string, string>>;

export type Signing = keyof typeof signers;

/** The names of all ways to sign. */
export const signings = Object.keys(signers) as [Signing, ...Signing[]];
