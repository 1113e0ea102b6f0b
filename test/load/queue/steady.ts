import { setTimeout as sleep } from 'node:timers/promises';
import type { Caller, Message } from './caller';
import { incoming } from './workflows';

/** How a message is sent a second time on purpose. */
interface Repeat {
	/** To the webhook process that took it, or to the other one. */
	to: 'same' | 'other';
	/** A moment after it was answered, or together with it. */
	when: 'after' | 'with';
}

const AFTER_MS = 1_500;

/** Every tenth message is repeated in each of the sequential ways, every twentieth in each parallel one. */
function repeatOf(place: number): Repeat | undefined {
	if (place % 10 === 3) return { to: 'same', when: 'after' };
	if (place % 10 === 6) return { to: 'other', when: 'after' };
	if (place % 20 === 8) return { to: 'same', when: 'with' };
	if (place % 20 === 18) return { to: 'other', when: 'with' };
	return undefined;
}

/** Messages of a phase, the repeats among them, and those that nobody took. */
export interface Steady {
	messages: Message[];
	repeats: number;
}

export interface Load {
	/** Begins the ids. */
	name: string;
	count: number;
	perSecond: number;
	/** Is called when so many per cent of the messages have been sent. */
	at?: { percent: number; strike: () => Promise<void> };
}

async function deliver(caller: Caller, message: Message, place: number): Promise<void> {
	const body = incoming(message.id);
	const repeat = repeatOf(place);
	if (repeat?.when === 'with') {
		const first = place % 2;
		const second = repeat.to === 'same' ? first : 1 - first;
		await Promise.all([caller.deliver(message, body, first), caller.deliver(message, body, second)]);
		return;
	}
	const taken = await caller.deliver(message, body);
	if (repeat === undefined || taken === undefined) return;
	await sleep(AFTER_MS);
	await caller.deliver(message, body, repeat.to === 'same' ? taken : 1 - taken);
}

/**
 * Sends messages at an even rate, whatever becomes of them, and waits until each was answered or
 * given up.
 */
export async function sendSteadily(caller: Caller, load: Load): Promise<Steady> {
	const { name, count, perSecond, at } = load;
	const messages: Message[] = [];
	const under: Array<Promise<void>> = [];
	const began = Date.now();
	for (let place = 0; place < count; place += 1) {
		await sleep(Math.max(0, began + (place * 1_000) / perSecond - Date.now()));
		const message: Message = { id: `${name}-${place}`, attempts: [] };
		messages.push(message);
		under.push(deliver(caller, message, place));
		if (at !== undefined && place === Math.floor((count * at.percent) / 100)) under.push(at.strike());
	}
	await Promise.all(under);
	return { messages, repeats: messages.filter((_, place) => repeatOf(place) !== undefined).length };
}

/** Sends messages once more, some at a time. */
export async function sendAgain(
	caller: Caller,
	messages: readonly Message[],
	atATime: number,
): Promise<void> {
	const left = [...messages];
	const lane = async () => {
		for (let message = left.shift(); message !== undefined; message = left.shift()) {
			await caller.deliver(message, incoming(message.id));
		}
	};
	await Promise.all(Array.from({ length: atATime }, lane));
}
