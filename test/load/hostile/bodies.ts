import type { Dice } from '../../support/fuzz/dice';

/** Events of HueChat, chosen or not. */
export const CHOSEN_EVENTS: readonly string[] = ['message.received', 'contact.created'];

const TEXTS = ['Hello', 'e\u0301\u00e9', '\u202eabc', '🙂', ' ', 'x'.repeat(3_000), '\u0000', '{{ $json.a }}'];

function message(dice: Dice, id: string | number): object {
	return {
		customData: {
			[dice.maybe(0.8) ? 'messageSid' : 'id']: id,
			fromId: dice.pick(['+15551234567', 'ann@example.com', 'customer-1', 7]),
			toId: dice.maybe(0.8) ? 'business-1' : dice.pick(['business-2', 12]),
			body: dice.pick(TEXTS),
			channel: dice.pick(['livechat', ' LiveChat ', 'email', null]),
			status: dice.pick(['sent', null]),
		},
		messageType: dice.maybe(0.8) ? 'text' : dice.pick(['reaction', null]),
	};
}

function autoRecharge(dice: Dice, id: string | number): object {
	const account = dice.pick([{}, { sub_account_id: 'account-1' }, { sub_account_id: [1], email: {} }]);
	return { idempotency_key: id, ...account };
}

function platformEvent(dice: Dice, id: string | number): object {
	const name = dice.pick([{ event: 'new_contact' }, { type: 'tag' }, { eventType: 'x'.repeat(600) }, {}]);
	const identity = dice.pick([{ event_id: id }, { idempotency_key: id }, { eventId: id }, { id }]);
	return { ...name, ...identity, contact: { id: 'contact-1', tags: ['a', null, 1.5] } };
}

function hueChatEvent(dice: Dice, id: string | number): object {
	const contact = { id: 'cnt_1', full_name: dice.pick(TEXTS), phone: '+447700900201' };
	const about = { id: `msg_${id}`, content: dice.pick(TEXTS), contact, channel: 'whatsapp' };
	return {
		id: dice.maybe(0.95) ? id : null,
		type: dice.maybe(0.7) ? 'message.received' : dice.pick([...CHOSEN_EVENTS, 'contact.deleted', '__proto__.x']),
		timestamp: dice.pick(['2026-11-01T10:00:00Z', '', 'never', 7, null]),
		organization_id: dice.maybe(0.8) ? 'org_1' : dice.pick(['org_2', null]),
		data: dice.pick<object>([about, { message: about }, { contact }, {}]),
	};
}

/** Good bodies of each event, by the vendor's documents; the id is the delivery's. */
export const goodBodies = { autoRecharge, message, platformEvent, hueChatEvent };

export type BodyKind = keyof typeof goodBodies;
