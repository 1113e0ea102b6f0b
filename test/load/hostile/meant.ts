import { createHash } from 'node:crypto';

import { Dice } from '../../support/fuzz/dice';

/** What a trigger may be called with. */
export type MeantKind = 'autoRecharge' | 'hueChatEvent' | 'message' | 'platformEvent';

/**
 * What a sender means by a call, before it puts it into any form. It numbers what it sends, for each
 * channel apart; the number is all that makes two of its calls the same.
 */
export interface Meant {
	kind: MeantKind;
	/** Of this sender's stream. */
	stream: string;
	number: number;
	channel: string;
	receiver: string;
	sender: string;
	/** Of a message: `text`, `image` or `reaction`; of an event its name. */
	what: string;
	text: string;
	/** False where the vendor gives no id of the delivery, so that it can be no duplicate. */
	isNumbered: boolean;
	/** Decides about the form, the same each time it is sent again. */
	form: number;
}

export const CHOSEN_EVENTS: readonly string[] = ['message.received', 'contact.created'];

const CHANNELS = ['livechat', 'LiveChat', 'email', 'sms'];
const HUE_EVENTS = [...CHOSEN_EVENTS, 'message.received', 'message.received', 'contact.deleted'];
const NAMES = ['new_contact', 'tag applied', 'appointment_booked', 'new_message', 'deal.won'];

/** @param texts what the sender has to say, from a generator of its own */
export function meantBy(
	kind: MeantKind,
	stream: string,
	number: number,
	channel: number,
	texts: readonly string[],
): Meant {
	const seed = createHash('sha256').update(`${kind} ${stream} ${number} ${channel}`).digest();
	const dice = new Dice(seed.readInt32LE());
	const what = {
		autoRecharge: () => 'auto_recharge',
		hueChatEvent: () => dice.pick(HUE_EVENTS),
		message: () => (dice.maybe(0.7) ? 'text' : dice.pick(['reaction', 'image'])),
		platformEvent: () => dice.pick(NAMES),
	}[kind]();
	return {
		kind,
		stream,
		number,
		channel: CHANNELS[channel],
		receiver: dice.maybe(0.8) ? 'business-1' : 'business-2',
		sender: dice.pick(['+15551234567', 'ann@example.com', 'customer-1', '7']),
		what,
		text: dice.pick(texts),
		isNumbered: kind === 'autoRecharge' || kind === 'message' || dice.maybe(0.9),
		form: dice.below(1_000_000),
	};
}

export const CHANNEL_COUNT = CHANNELS.length;

/** Names the delivery; two calls with one name are the same one. */
export const keyOf = ({ kind, stream, number, channel }: Meant): string =>
	JSON.stringify([kind, stream, number, kind === 'message' ? channel : '']);
