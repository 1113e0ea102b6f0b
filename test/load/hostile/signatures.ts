import { isUtf8 } from 'node:buffer';

import { Webhook } from 'standardwebhooks';

import { signers } from '../../../sandbox/deliveries/sign';
import { foreignSchemes } from '../../support/foreignSchemes';
import type { Dice } from '../../support/fuzz/dice';
import type { Delivery, Pair } from './delivery';

/** What the headers of a call say of its signature, and whether they are right. */
export interface Signed {
	headers: Pair[];
	signature: Delivery['signature'];
}

type Known = 'sha256' | 'standardWebhooks' | 'svix' | 'timestampBeside' | 'timestampInHeader';

const KNOWN: readonly Known[] = [
	...(['standardWebhooks', 'svix', 'sha256'] as const),
	...(['timestampInHeader', 'timestampBeside'] as const),
];

const TIMED = KNOWN.filter((signing) => signing !== 'sha256');
// Their headers are nobody else's: one that is not in its form is a wrong one, not an unknown one.
const OWN = ['standardWebhooks', 'svix'] as const;

const OTHER_SECRET = 'whsec_b3RoZXJvdGhlcm90aGVy';
const FALSE_HEX = '0'.repeat(64);
const FALSE_BASE64 = `${'A'.repeat(43)}=`;

/** One call's way of making signatures. */
class Pen {
	constructor(
		readonly dice: Dice,
		private readonly body: Buffer,
		private readonly secret: string,
	) {}

	/** By a scheme that somebody else wrote down, too. */
	foreign(): Record<string, string> {
		return this.dice.pick(Object.values(foreignSchemes))(this.secret, this.body);
	}

	sign(signing: Known, own: { secret?: string; age?: number; body?: Buffer } = {}) {
		const { secret = this.secret, age = this.dice.below(200) - 100, body = this.body } = own;
		const at = Math.floor(Date.now() / 1_000) - age;
		const id = `msg_${this.dice.below(1_000_000)}`;
		const isStandard = signing === 'standardWebhooks' || signing === 'svix';
		if (isStandard && isUtf8(body)) return standard(signing, { id, body, secret, at });
		return { ...(signers[signing]({ id, body, secret, at }) as Record<string, string>) };
	}
}

/** Signs with the library that the makers of the scheme publish. */
function standard(
	signing: 'standardWebhooks' | 'svix',
	{ id, body, secret, at }: { id: string; body: Buffer; secret: string; at: number },
): Record<string, string> {
	const prefix = signing === 'svix' ? 'svix' : 'webhook';
	const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(body);
	return {
		[`${prefix}-id`]: id,
		[`${prefix}-timestamp`]: String(at),
		[`${prefix}-signature`]: new Webhook(secret).sign(id, new Date(at * 1_000), text),
	};
}

const signatureHeader = (headers: Record<string, string>): string =>
	Object.keys(headers).find((name) => name.endsWith('signature')) ?? '';

/** Puts a false signature before or behind the right one, as a vendor does who changes its secret. */
function among(headers: Record<string, string>, signing: Known, dice: Dice): Record<string, string> {
	const name = signatureHeader(headers);
	const right = headers[name];
	const isHex = !OWN.some((one) => one === signing);
	if (!isHex) {
		const many = Array.from({ length: 1 + dice.below(20) }, () => `v1,${FALSE_BASE64}`);
		const all = dice.maybe(0.5) ? [...many, right] : [right, 'v1a,xyz', ...many];
		return { ...headers, [name]: all.join(' ') };
	}
	const prefix = signing === 'sha256' ? 'sha256=' : signing === 'timestampInHeader' ? 'v1=' : '';
	const many = Array.from({ length: 1 + dice.below(20) }, () => prefix + FALSE_HEX);
	return { ...headers, [name]: (dice.maybe(0.5) ? [...many, right] : [right, ...many]).join(',') };
}

/** The same signature under another name that vendors use. */
function renamed(headers: Record<string, string>, dice: Dice): Record<string, string> {
	const name = signatureHeader(headers);
	const { [name]: value, ...rest } = headers;
	return { ...rest, [dice.pick(['x-webhook-signature', 'x-signature', 'huechat-signature'])]: value };
}

type Make = (pen: Pen) => Record<string, string>;

const RIGHT: readonly Make[] = [
	(pen) => pen.sign(pen.dice.pick(KNOWN)),
	(pen) => pen.sign(pen.dice.pick(KNOWN)),
	(pen) => {
		const signing = pen.dice.pick(KNOWN);
		return among(pen.sign(signing), signing, pen.dice);
	},
	(pen) => renamed(pen.sign(pen.dice.pick(['sha256', 'timestampInHeader', 'timestampBeside'])), pen.dice),
	// Of two schemes the one that fits counts: only who has the secret can make one fit.
	(pen) => ({ ...pen.sign('svix', { secret: OTHER_SECRET }), ...pen.sign('standardWebhooks') }),
	(pen) => ({ 'stripe-signature': 't=,v1=', ...pen.sign('sha256') }),
	(pen) => ({ 'x-hub-signature-256': pen.sign('sha256')['x-huechat-signature'] }),
];

const WRONG: readonly Make[] = [
	(pen) => pen.foreign(),
	(pen) => pen.foreign(),
	(pen) => pen.foreign(),
	(pen) => pen.sign(pen.dice.pick(KNOWN), { secret: OTHER_SECRET }),
	(pen) => pen.sign(pen.dice.pick(KNOWN), { body: Buffer.from('{"another":"body"}') }),
	(pen) => pen.sign(pen.dice.pick(TIMED), { age: pen.dice.pick([400, -400, 1e6, -1e6]) }),
	(pen) => {
		// An empty key lets anybody sign.
		const signing = pen.dice.pick(['sha256', 'timestampInHeader', 'timestampBeside'] as const);
		return pen.sign(signing, { secret: '' });
	},
	(pen) => {
		const headers = pen.sign(pen.dice.pick(OWN));
		const name = signatureHeader(headers);
		const broken = ['', 'v1', 'v1,', headers[name].slice(0, -3), headers[name].replace('v1', 'v2'), 'x'];
		return { ...headers, [name]: pen.dice.pick(broken) };
	},
	(pen) => {
		const headers = pen.sign(pen.dice.pick(OWN));
		const [id, timestamp] = Object.keys(headers);
		const left = pen.dice.pick([id, timestamp]);
		return Object.fromEntries(Object.entries(headers).filter(([name]) => name !== left));
	},
	(pen) => {
		const headers = pen.sign(pen.dice.pick(OWN));
		const [, timestamp] = Object.keys(headers);
		return { ...headers, [timestamp]: pen.dice.pick(['NaN', '1e9', '-1', '9'.repeat(20), '0x5', ' ']) };
	},
	() => ({ 'x-hub-signature-256': 'sha256=zz' }),
	() => ({ 'stripe-signature': `v1=${FALSE_HEX}` }),
	(pen) => ({ 'stripe-signature': `t=1,t=2,${`v1=${FALSE_HEX},`.repeat(1 + pen.dice.below(50))}` }),
];

const NONE: readonly Make[] = [
	() => ({}),
	(pen) => ({ 'x-huechat-seal': pen.sign('sha256')['x-huechat-signature'] }),
	(pen) => ({ 'x-huechat-signature': pen.dice.pick(['', 'sha256=', 'sha1=abc', 'true', FALSE_HEX.slice(1)]) }),
	(pen) => ({ 'x-huechat-timestamp': '0', 'x-signature': 'x'.repeat(1 + pen.dice.below(3_000)) }),
	() => ({ 'webhook-id': 'msg_1', 'webhook-timestamp': '1' }),
];

const KINDS = [
	[55, ['right', RIGHT]],
	[25, ['wrong', WRONG]],
	[20, ['none', NONE]],
] as const;

/**
 * Signs a call rightly, wrongly or not at all.
 *
 * @param body as the receiver has it, inflated
 */
export function sign(dice: Dice, body: Buffer, secret: string): Signed {
	const [signature, makes] = dice.weighted<(typeof KINDS)[number][1]>(KINDS);
	const made = dice.pick<Make>(makes)(new Pen(dice, body, secret));
	return { headers: Object.entries(made), signature };
}
