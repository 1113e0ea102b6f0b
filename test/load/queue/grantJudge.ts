/** What the node said of a delivery, as the caller got it. */
export type Said = 'granted' | 'already' | 'unknown' | 'reused' | 'other';

/** A delivery of a key, and what came back. */
export interface GrantDelivery {
	key: string;
	/** Epoch milliseconds. */
	answered: number;
	said: Said;
	/** The whole answer. */
	text: string;
}

/** How keys fared: by the vendor's log, and beside it by the node's words. */
export interface GrantTally {
	keys: number;
	deliveries: number;
	/** Granted by the vendor so often; `twice` is twice or more. */
	once: number;
	twice: number;
	never: number;
	said: Record<Said, number>;
	/** Keys for which the node's words do not fit the vendor's log. */
	untrue: number;
	/** The first few keys for which a promise broke. */
	broken: string[];
}

/** @param text the answer: the output of the node's item, or n8n's own words */
export function saidIn(status: number, text: string): Said {
	if (status !== 200) return 'other';
	if (text.includes('"alreadyGranted":true')) return 'already';
	if (text.includes('"alreadyGranted":false')) return 'granted';
	if (text.includes('It is unknown whether')) return 'unknown';
	if (text.includes('was used for another grant')) return 'reused';
	return 'other';
}

const wordsOf = ({ answered, said, text }: GrantDelivery): string =>
	`${said} at ${answered}${said === 'other' ? `: ${text.slice(0, 300)}` : ''}`;

/** Whether the words of a key's deliveries do not fit what the vendor did. */
function claimsTooMuch(said: readonly Said[], times: number): boolean {
	if (said.filter((one) => one === 'granted').length > times) return true;
	if (times > 0) return false;
	// Somebody must have used the key first, and cannot have been told that another one had.
	return said.includes('already') || (said.length > 1 && said.every((one) => one === 'reused'));
}

/**
 * Counts the grants of each key, whatever the node said of them. A key must not be granted twice, and
 * what the node calls granted must have been.
 *
 * @param grants how often the vendor granted each key, from its own log
 */
export function judgeGrants(
	deliveries: readonly GrantDelivery[],
	grants: ReadonlyMap<string, number>,
): GrantTally {
	const byKey = new Map<string, GrantDelivery[]>();
	for (const one of deliveries) byKey.set(one.key, [...(byKey.get(one.key) ?? []), one]);
	const tally: GrantTally = {
		...{ keys: byKey.size, deliveries: deliveries.length, once: 0, twice: 0, never: 0, untrue: 0 },
		...{ said: { granted: 0, already: 0, unknown: 0, reused: 0, other: 0 }, broken: [] },
	};
	for (const [key, own] of byKey) {
		const times = grants.get(key) ?? 0;
		if (times === 0) tally.never += 1;
		else if (times === 1) tally.once += 1;
		else tally.twice += 1;
		for (const { said } of own) tally.said[said] += 1;
		const isUntrue = claimsTooMuch(own.map(({ said }) => said), times);
		if (isUntrue) tally.untrue += 1;
		const isOdd = own.some(({ said }) => said === 'other');
		if ((times > 1 || isUntrue || isOdd) && tally.broken.length < 20) {
			const words = own.map(wordsOf).join(', ');
			tally.broken.push(`${key}: granted ${times} times (${words})`);
		}
	}
	return tally;
}

/** Whether a promise broke: one about money, or a delivery that ended in a way that no guide names. */
export const areGrantsBroken = ({ twice, untrue, said }: GrantTally): boolean =>
	twice + untrue + said.other > 0;
