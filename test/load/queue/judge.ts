import type { Attempt, Message } from './caller';

/** How the messages of a phase fared. */
export interface Tally {
	messages: number;
	/** Answered with a 2xx at least once. */
	answered: number;
	/** Answered, and replied to at least once. */
	processed: number;
	/** Answered, and never replied to. */
	lost: number;
	/** Never answered with a 2xx. */
	givenUp: number;
	/** Deliveries in all. */
	attempts: number;
	/** Deliveries without a 2xx, by status; 0 is a broken connection or a call given up. */
	again: Map<number, number>;
	/** Replied to more than once: a delivery that was under way at the kill ran again. */
	afterKill: number;
	/** Replied to more than once: the worker that had recorded it as done died right after. */
	undone: number;
	/** Replied to more than once: two processes had it at the same moment. */
	atOnce: number;
	/** Replied to more often than both of these explain. */
	unexplained: number;
	/** The first few ids for which a promise broke, with all that was tried. */
	broken: string[];
}

const isAnswered = ({ status }: Attempt): boolean => status >= 200 && status < 300;

/** A process that was killed. */
export interface Kill {
	/** Epoch milliseconds. */
	at: number;
	isWorker: boolean;
}

/** Tries under way at a kill that brought no answer: what they began may have come to an end or not. */
const cutOff = ({ attempts }: Message, kill?: Kill): number =>
	attempts.filter(
		(one) => kill !== undefined && one.began <= kill.at && kill.at <= one.ended && !isAnswered(one),
	).length;

// So long a worker sees to it that what it recorded stays recorded.
const LOOKS_AFTER_MS = 10_000;

/** Tries that were answered when, or shortly before, a worker was killed: it may have had them. */
const unattended = ({ attempts }: Message, kill?: Kill): number =>
	attempts.filter(
		(one) =>
			kill?.isWorker === true &&
			one.began <= kill.at &&
			kill.at - LOOKS_AFTER_MS <= one.ended &&
			isAnswered(one),
	).length;

/** Until when a process may have been at a try. */
const busyUntil = ({ ended, gaveUp }: Attempt): number => (gaveUp ? Infinity : ended);

/** Tries that began while another process was at an earlier one. */
const overlapping = ({ attempts }: Message): number =>
	attempts.filter((one, place) =>
		attempts.some(
			(other, otherPlace) =>
				other.process !== one.process &&
				other.began <= one.began &&
				one.began <= busyUntil(other) &&
				(other.began < one.began || otherPlace < place),
		),
	).length;

const tried = ({ attempts }: Message): string =>
	attempts
		.map((one) => `webhook-${one.process + 1} ${one.began}…${one.ended} → ${one.status}`)
		.join(', ');

/**
 * Compares what callers were told with the replies that reached the vendor.
 *
 * A message may have been replied to more than once only as often as `docs/limitations.md` says: once
 * more for each try that the kill cut off, for each whose worker died right after it was done, and
 * for each that began at one process while the other one was at it.
 *
 * @param replies how often each id was replied to
 * @param kill the phase's; undefined where nothing was killed
 */
export function judge(
	messages: readonly Message[],
	replies: ReadonlyMap<string, number>,
	kill?: Kill,
): Tally {
	const tally: Tally = {
		...{ messages: messages.length, answered: 0, processed: 0, lost: 0, givenUp: 0, attempts: 0 },
		...{ again: new Map<number, number>(), afterKill: 0, undone: 0, atOnce: 0 },
		...{ unexplained: 0, broken: [] },
	};
	const breaks = (promise: string, message: Message, times: number) => {
		if (tally.broken.length >= 20) return;
		const killed = kill === undefined ? '' : `, kill at ${kill.at}`;
		tally.broken.push(`${promise}: ${message.id}, replied to ${times} times (${tried(message)}${killed})`);
	};
	for (const message of messages) {
		const times = replies.get(message.id) ?? 0;
		tally.attempts += message.attempts.length;
		for (const one of message.attempts.filter((attempt) => !isAnswered(attempt))) {
			tally.again.set(one.status, (tally.again.get(one.status) ?? 0) + 1);
		}
		if (!message.attempts.some(isAnswered)) {
			tally.givenUp += 1;
			breaks('never answered', message, times);
		} else {
			tally.answered += 1;
			if (times > 0) tally.processed += 1;
			else {
				tally.lost += 1;
				breaks('lost', message, times);
			}
		}
		if (times <= 1) continue;
		const cut = cutOff(message, kill);
		const parallel = overlapping(message);
		if (times - 1 <= cut) tally.afterKill += 1;
		else if (times - 1 <= cut + parallel) tally.atOnce += 1;
		else if (times - 1 <= cut + parallel + unattended(message, kill)) tally.undone += 1;
		else {
			tally.unexplained += 1;
			breaks('doubled', message, times);
		}
	}
	return tally;
}

/** Whether a promise broke. */
export const isBroken = ({ lost, givenUp, unexplained }: Tally): boolean =>
	lost + givenUp + unexplained > 0;
