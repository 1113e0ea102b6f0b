import { backoff, MOST_RETRIES, MOST_SEND_ATTEMPTS } from '../../nodes/shared/transport/response/decide';
import { DECISIONS, EXCEPTIONS } from '../../nodes/shared/transport/response/decisions';
import type { Decision, DecisionRow } from '../../nodes/shared/transport/response/decisions';
import { table } from './table';

const backoffs = Array.from({ length: MOST_RETRIES }, (_, retry) => backoff(retry + 1) / 1_000).join(', ');

const INTRO = `# Decisions: what follows from an answer

Written by \`npm run coverage:docs\` from \`nodes/shared/transport/response/decisions.ts\`; a test keeps it current. Do not edit it
by hand.

What the node does after an answer, or without one. It depends on what happened and on the request's effect:

- **Read**: repeating it changes nothing.
- **Idempotent**: it writes, and the vendor's document says that repeating it changes nothing.
- **Send**: everything else. A second one could be a second message, broadcast, contact, charge or automation.

[coverage.md](coverage.md) shows the effect of every operation, [errors.md](errors.md) the messages.`;

const WORDS = `- **delivered**: the vendor took it.
- **rejected**: the vendor certainly did not.
- **not sent**: nothing of it reached the vendor.
- **ambiguous**: it may have been processed. It is never retried automatically, not by n8n's *Retry On Fail* either.
- **retry**: it certainly was not processed, or repeating it is harmless. The word after it says how the item ends if no further try is made.`;

const BOUNDS = `## How often and how long

- If the vendor names no time, up to ${MOST_RETRIES} more tries follow, after ${backoffs} seconds.
- After 429 (and 503 with \`Retry-After\`) the whole key waits as long as the vendor says, at least a second, and longer with each
  refusal in a row. It never waits longer than 15 minutes at once: then one request checks whether the pause still applies.
- A send is tried ${MOST_SEND_ATTEMPTS} times at most, whatever the reasons are.
- A wait that would end beyond *Max Wait* or the workflow's time limit is not started.
- A request that gets no answer for 3 seconds holds nobody up: another one is sent.`;

const shown: Record<Decision, string> = {
	delivered: 'delivered',
	rejected: 'rejected',
	notSent: 'not sent',
	ambiguous: '**ambiguous**',
	retry: 'retry',
};

function cells(row: DecisionRow): string[] {
	const decision = (one: Decision) =>
		one === 'retry' ? `retry, then ${shown[row.finally ?? 'rejected']}` : shown[one];
	return [row.when, decision(row.read), decision(row.idempotent), decision(row.send)];
}

/** Writes docs/retries.md from the table of decisions. */
export function decisionsPage(): string {
	const head = ['What happened', 'Read', 'Idempotent', 'Send'];
	const rules = Object.values(EXCEPTIONS).map(({ row }) => cells(row));
	return [
		INTRO,
		WORDS,
		table(head, Object.values(DECISIONS).map(cells)),
		"Where a vendor's own document says so:",
		table(head, rules),
		BOUNDS,
		'',
	].join('\n\n').trimEnd() + '\n';
}
