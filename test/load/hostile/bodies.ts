import fc from 'fast-check';

import { Dice } from '../../support/fuzz/dice';
import type { Meant, MeantKind } from './meant';

/** What a sender writes, from a generator that knows nothing of this package. */
export interface Words {
	texts: readonly string[];
	/** Values of fields that have nothing to do with the matter. */
	extras: readonly unknown[];
}

/** Draws words; the same for the same seed. */
export function wordsFor(seed: number): Words {
	const texts = fc.string({ minLength: 1, maxLength: 200, unit: 'grapheme' }).filter((text) => text.trim() !== '');
	return {
		texts: [...fc.sample(texts, { seed, numRuns: 400 }), 'x'.repeat(3_000), '{{ $json.a }}', '={{ 1 }}'],
		extras: fc.sample(fc.jsonValue({ maxDepth: 3 }), { seed, numRuns: 400 }),
	};
}

/** A body in one of the forms that senders use. */
export interface Body {
	json: object;
	/** The same as a form, where that can hold it. */
	form?: string;
}

type Write = (meant: Meant, dice: Dice, id: string | number) => Body;

const nested = (name: string, fields: Record<string, unknown>): string =>
	new URLSearchParams(
		Object.entries(fields).map(([field, value]) => [`${name}[${field}]`, String(value)] as [string, string]),
	).toString();

const message: Write = ({ channel, receiver, sender, text, what }, dice, id) => {
	const data = {
		[dice.maybe(0.8) ? 'messageSid' : 'id']: id,
		fromId: sender,
		toId: receiver,
		body: what === 'image' ? '' : text,
		channel,
		...(what === 'image' && { mediaUrl: 'https://files.example/1.png' }),
		...(dice.maybe(0.5) && { status: 'received' }),
	};
	const type = dice.pick([what, what.toUpperCase()]);
	const json = { customData: data, messageType: type };
	return { json, form: `${nested('customData', data)}&messageType=${type}` };
};

const autoRecharge: Write = (_meant, dice, id) => {
	const account = dice.pick([{}, { sub_account_id: 'account-1', email: 'a@b.example' }]);
	const key = { [dice.pick(['idempotency_key', 'idempotencyKey'])]: id };
	return {
		json: dice.pick<object>([
			{ ...key, ...account },
			{ event: 'auto_recharge', data: { ...key, ...account } },
			{ type: 'subaccount.auto_recharge', ...key, ...account },
		]),
	};
};

const platformEvent: Write = ({ isNumbered, sender, text, what }, dice, id) => {
	const name = { [dice.pick(['event', 'type', 'event_type'])]: what };
	const contact = dice.pick<object>([
		{ contactId: sender, contactName: 'Ann' },
		{ contact: { id: sender, name: 'Ann' } },
		{ contact_id: sender, first_name: 'Ann' },
	]);
	// A calendar's or a contact's id is not the delivery's.
	const identity = isNumbered
		? { [dice.pick(['idempotency_key', 'idempotencyKey', 'delivery_id'])]: id }
		: dice.pick<object>([{ event_id: 'cal_1' }, { id: 'contact-1' }, {}]);
	const said = { [dice.pick(['message', 'messageBody', 'text'])]: text };
	return {
		json: dice.maybe(0.5)
			? { ...name, ...identity, ...contact, ...said }
			: { ...name, ...identity, data: { ...contact, ...said } },
	};
};

const hueChatEvent: Write = ({ isNumbered, receiver, sender, text, what }, dice, id) => {
	const contact = { id: sender, full_name: 'Ann', phone: '+447700900201' };
	const about = what.startsWith('message.')
		? { id: 'msg_1', content: text, contact, channel: 'whatsapp' }
		: contact;
	const [name] = what.split('.');
	return {
		json: {
			...(isNumbered && { id }),
			[dice.pick(['type', 'event'])]: dice.pick([what, what.toUpperCase().replace('.', '_')]),
			timestamp: dice.pick<unknown>(['2026-11-01T10:00:00Z', 1_769_337_600, '1769337600', 'never', null]),
			organization_id: receiver,
			data: dice.pick<object>([about, { [name]: about }]),
		},
	};
};

const writers: Record<MeantKind, Write> = { autoRecharge, hueChatEvent, message, platformEvent };

// Numbers of 64 bits, as some vendors count: not every digit of it fits into a number.
const FIRST_LARGE = 9_223_372_036_000_000_000n;

/**
 * Puts what a sender means into a body. The same meaning gives the same body each time, but for the
 * way in which a number is written.
 *
 * @returns the JSON text, and a form where that can hold it
 */
export function written(meant: Meant, { extras }: Words, dice: Dice): { json: string; form?: string } {
	const own = new Dice(meant.form);
	const isLarge = own.maybe(0.1);
	const id = isLarge ? 'LARGE' : `${meant.stream}-${meant.number}`;
	const { json, form } = writers[meant.kind](meant, own, id);
	const extra = own.maybe(0.3) ? { [`extra${own.below(50)}`]: own.pick(extras) } : {};
	const text = JSON.stringify({ ...json, ...extra });
	if (!isLarge) return { json: text, form };
	const digits = String(FIRST_LARGE + BigInt(streamNumber(meant.stream)) * 1_000_000n + BigInt(meant.number));
	return {
		json: text.replace('"LARGE"', dice.maybe(0.5) ? digits : `"${digits}"`),
		form: form?.replace('LARGE', digits),
	};
}

/** Two streams must not count in the same numbers. */
const streamNumber = (stream: string): number =>
	[...stream].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 100_000, 7);
