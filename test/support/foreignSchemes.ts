import { createHash, createHmac } from 'node:crypto';

type Bytes = Buffer | string;

const seconds = () => Math.floor(Date.now() / 1_000);

const hmac = (key: Bytes, text: Bytes, encoding: 'base64' | 'hex' = 'hex', hash = 'sha256', before = '') =>
	createHmac(hash, key).update(before).update(text).digest(encoding);

/** What stands behind `whsec_`, decoded. */
const decoded = (secret: string) => Buffer.from(secret.replace(/^whsec_/, ''), 'base64');

/** Makes the headers of a call from the secret and the body. */
type Sign = (secret: string, body: Bytes) => Record<string, string>;

/**
 * Ways to sign that vendors use and the triggers' table does not have, or that look like one of the table
 * and are another; written down here and nowhere else. By the right secret each of them is right for its vendor.
 */
export const foreignSchemes: Readonly<Record<string, Sign>> = {
	'hex over the body beside an unsigned time': (key, body) => ({
		'x-huechat-timestamp': String(seconds()),
		'x-huechat-signature': hmac(key, body),
	}),
	'an ISO time': (key, body) => {
		const time = new Date().toISOString();
		const signature = hmac(key, body, 'hex', 'sha256', `${time}.`);
		return { 'x-huechat-timestamp': time, 'x-huechat-signature': signature };
	},
	'time and body without a dot': (key, body) => {
		const time = String(seconds());
		return { 'x-huechat-timestamp': time, 'x-huechat-signature': hmac(key, body, 'hex', 'sha256', time) };
	},
	'webhook-signature: sha256=': (key, body) => ({ 'webhook-signature': `sha256=${hmac(key, body)}` }),
	'base64 over the body': (key, body) => ({ 'x-huechat-hmac-sha256': hmac(key, body, 'base64') }),
	'SHA-1': (key, body) => ({ 'x-hub-signature': `sha1=${hmac(key, body, 'hex', 'sha1')}` }),
	'SHA-512': (key, body) => ({ 'x-huechat-signature': hmac(key, body, 'hex', 'sha512') }),
	'v0:time:body': (key, body) => {
		const time = String(seconds());
		const signature = hmac(key, body, 'hex', 'sha256', `v0:${time}:`);
		return { 'x-slack-request-timestamp': time, 'x-slack-signature': `v0=${signature}` };
	},
	'an own name with t and s': (key, body) => {
		const time = seconds();
		return { 'huechat-signature': `t=${time},s=${hmac(key, body, 'hex', 'sha256', `${time}.`)}` };
	},
	'a standard signature without its id': (key, body) => {
		const time = String(seconds());
		const signature = hmac(decoded(key), body, 'base64', 'sha256', `${time}.`);
		return { 'webhook-id': 'msg_1', 'webhook-timestamp': time, 'webhook-signature': `v1,${signature}` };
	},
	'a digest of secret and body': (key, body) => ({
		'x-signature': createHash('sha256').update(key).update(body).digest('hex'),
	}),
	'an asymmetric one': (_key, body) => ({
		'webhook-id': 'msg_1',
		'webhook-timestamp': String(seconds()),
		'webhook-signature': `v1a,${createHash('sha512').update(body).digest('base64')}`,
	}),
};
