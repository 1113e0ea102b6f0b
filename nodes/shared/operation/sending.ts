import type {
	DeclarativeRestApiSettings,
	IExecutePaginationFunctions,
	INodeExecutionData,
} from 'n8n-workflow';

import { accountOf, checkSecrets } from '../transport/send/account';
import type { Account } from '../transport/send/account';
import type { RateLimiter } from '../transport/rateLimit/rateLimiter';
import { deadlineOf, maxWaitMs } from '../transport/run/maxWait';
import type { OperationPolicy } from './operationPolicy';
import { InputError } from '../transport/errors/outcome';
import { redactor } from '../transport/errors/redact';
import type { Attempt } from '../transport/run/attempt';
import type { Run } from '../transport/run/nodeRun';
import { limiters } from '../transport/state';

type ResultOptions = DeclarativeRestApiSettings.ResultOptions;

/** The items that one item gives out. */
export type Items = INodeExecutionData[];

/** What all items of a run share. */
export interface Lane {
	account: Account;
	limiter: RateLimiter;
	maxWaitMs: number;
	deadline?: number;
}

/** One item on its way. */
export interface Sending {
	context: IExecutePaginationFunctions;
	policy: OperationPolicy;
	request: ResultOptions;
	run: Run<Items, Lane>;
	attempt: Attempt;
	runName: string;
	/** Shown instead of sent. */
	isDry?: boolean;
}

async function laneOf({ context, policy, run }: Sending): Promise<Lane> {
	const { platform, route } = policy;
	const open = async (): Promise<Lane> => {
		const account = accountOf(platform, await context.getCredentials(platform.credential));
		checkSecrets(account);
		const scope = platform.limitScope === 'route' ? `${account.hash} ${route}` : account.hash;
		return {
			account,
			limiter: limiters.get(scope, account.perMinute),
			maxWaitMs: maxWaitMs(context),
			deadline: deadlineOf(context, run.startedAt),
		};
	};
	run.lane ??= open();
	return await run.lane;
}

/** Secrets of this very item: a credential may hold expressions that differ from item to item. */
export async function redactorFor({ context, policy }: Sending, lane: Lane) {
	const own = await context.getCredentials(policy.platform.credential).then(
		(credentials) => accountOf(policy.platform, credentials).secrets,
		() => [],
	);
	return redactor([...lane.account.secrets, ...own]);
}

const unusable = ({ message }: Error) => new InputError(message, 'Choose a credential in this node.');

/**
 * Opens the run's line for an item.
 *
 * @returns the problem where there is no credential, or one that cannot be used
 */
export async function open(sending: Sending) {
	return await laneOf(sending).then(
		(lane) => ({ lane }),
		(error: Error) => ({ problem: error instanceof InputError ? error : unusable(error) }),
	);
}
