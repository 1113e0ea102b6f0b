import type { SendOnceSpec } from '../../shared/operation';

/**
 * A key grants credits once: to one address, one amount. What the guide asks of the caller, to remember
 * the auto-recharge webhook's idempotency_key, the node does. A key that was granted before is a success
 * with `alreadyGranted: true`.
 */
export const grantOnce: SendOnceSpec = {
	keyField: 'idempotencyKey',
	content: ({ email, amount }) => [email, amount],
	alreadySent: ({ idempotencyKey, email, amount }) => ({
		alreadyGranted: true,
		idempotency_key: idempotencyKey as string,
		email: email as string,
		amount: amount as number,
	}),
	words: {
		unknown: (key) => ({
			message: `It is unknown whether the credits for the key ${key} were granted: check the account`,
			description:
				"Another request for this key left, and its answer was never seen (a lost connection, or n8n ended in between), or is still awaited by another process. It is not sent again automatically. Look into the sub-account's credit history in DM Champ. If the credits are there, nothing is left to do. If not, put the key into Options → Confirm Resend of Key and run this once more.",
		}),
		reused: (key) => ({
			message: `The key ${key} was used for another grant`,
			description:
				'Nothing was sent: an idempotency key belongs to one email address and one amount. Use a key of its own for each grant.',
		}),
		notRecorded: 'The grant could not be recorded before sending, so nothing was sent',
		noRecord: {
			message:
				'Credits cannot be granted here: this way of calling a tool keeps no record of grants',
			description:
				'Nothing was sent. Put the DM Champ node into the workflow itself, or use a current AI Agent node (version 3 or later).',
		},
	},
};
