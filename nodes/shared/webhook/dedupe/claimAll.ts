import type { Refusal } from '../http/respond';
import type { Pending } from './deliveries';
import { deliveries } from './state';

const IN_PROGRESS: Refusal = {
	status: 503,
	code: 'IN_PROGRESS',
	message: 'The same delivery is being worked on. Ask again later.',
	retryAfter: 10,
};

const TOO_BUSY: Refusal = {
	status: 503,
	code: 'TOO_BUSY',
	message: 'Too much is going on. Send the same again later.',
	retryAfter: 30,
};

interface Patience {
	/** Whether to wait for an equal delivery, where that is only a moment. */
	patient: boolean;
	/** False for a try in the editor, which may be repeated at will. */
	remember: boolean;
}

async function claim(key: string, { patient, remember }: Patience): Promise<Pending | 'done' | Refusal> {
	for (;;) {
		const found = deliveries.claim(key, remember);
		if (found.state === 'fresh') return found.pending;
		if (found.state === 'done') return 'done';
		if (found.state === 'full') return TOO_BUSY;
		if (!patient) return IN_PROGRESS;
		// n8n is storing the execution of the equal one: it cannot be called done before it is.
		await found.pending.outcome;
	}
}

/** The deliveries of one call that nobody else has. */
export class Claims {
	constructor(private readonly fresh: Map<string, Pending>) {}

	private readonly taken = new Set<string>();

	/** Whether a delivery is this call's; once for each, so that a call cannot bring one twice. */
	take(key: string): boolean {
		if (!this.fresh.has(key) || this.taken.has(key)) return false;
		this.taken.add(key);
		return true;
	}

	/** @param accepted whether n8n has taken them */
	settle(accepted: boolean): void {
		for (const pending of this.fresh.values()) pending.settle(accepted);
	}
}

/**
 * Claims the deliveries of one call.
 *
 * @returns those that nobody else has; a refusal where the call is to come again, and then none is held
 */
export async function claimAll(
	keys: readonly string[],
	patience: Patience,
): Promise<Claims | Refusal> {
	const fresh = new Map<string, Pending>();
	// In one order for every call, so that no two can wait for each other.
	for (const key of [...new Set(keys)].sort()) {
		const claimed = await claim(key, patience);
		if (claimed === 'done') continue;
		if ('code' in claimed) {
			for (const pending of fresh.values()) pending.settle(false);
			return claimed;
		}
		fresh.set(key, claimed);
	}
	return new Claims(fresh);
}
