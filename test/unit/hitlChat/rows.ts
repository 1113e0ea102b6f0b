import type { IDataObject } from 'n8n-workflow';

/** One row as the document names its fields. */
export function row(number: unknown, own: IDataObject = {}): IDataObject {
	return {
		customer_name: 'Jane',
		customer_whatsapp_number: number as string,
		last_message_sent_by: 'bot',
		conversation_status: 'open',
		bot_currently_paused: false,
		transferred_to_human_at_least_once: false,
		...own,
	};
}

/** A repeatable source of chance. */
export function chance(seed: number): (below: number) => number {
	let state = seed >>> 0;
	return (below) => {
		state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
		return Math.floor((state / 2 ** 32) * below);
	};
}
