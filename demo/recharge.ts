import type { ReceivedRequest, Sandbox } from '../sandbox';
import { webhookIdOf } from './echo-bot';
import { readExample } from './examples';
import type { StoredExecution } from './executions';
import type { RunningN8n } from './n8n';

export interface RechargeRun {
	/** Status of n8n's answer, which comes after the run. */
	answered: number;
	/** As n8n stored it. */
	execution: StoredExecution;
	/** What reached the sandbox during this run. */
	requests: ReceivedRequest[];
}

export const autoRecharge = readExample('dm-champ-auto-recharge.json');

/**
 * Posts the event that a client's account runs low, as DM Champ does.
 *
 * @param key Of this charge: a second event with it grants nothing.
 * @returns the status of n8n's answer
 */
export async function recharge(
	n8n: Pick<RunningN8n, 'webhook'>,
	secret: string,
	key: string,
): Promise<number> {
	const query = new URLSearchParams({ apiKey: secret }).toString();
	const event = { idempotency_key: key, sub_account_id: 'account-1001' };
	const { status } = await n8n.webhook(`${webhookIdOf(autoRecharge)}/event?${query}`, event);
	return status;
}

/**
 * Lets an account run low and waits for the execution that it starts.
 *
 * @throws Error where n8n stores no execution within a minute.
 */
export async function runLow(key: string, secret: string, n8n: RunningN8n, sandbox: Sandbox): Promise<RechargeRun> {
	const before = (await n8n.rest.executions({ workflowId: autoRecharge.id })).length;
	const seen = sandbox.requests().length;
	const answered = await recharge(n8n, secret, key);
	const execution = await n8n.rest.newestExecution(autoRecharge.id, before + 1);
	return { answered, execution, requests: sandbox.requests().slice(seen) };
}

/** Whether the credits were granted, once, after the payment. */
export function granted({ answered, execution, requests }: RechargeRun): boolean {
	const [grant, ...more] = requests;
	return (
		answered === 200 &&
		execution.status === 'success' &&
		more.length === 0 &&
		grant?.accepted === true &&
		grant.path === '/subaccounts/credits'
	);
}
