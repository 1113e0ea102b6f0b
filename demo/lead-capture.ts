import type { ReceivedRequest, Sandbox } from '../sandbox';
import { readExample } from './examples';
import type { StoredExecution } from './executions';
import type { RunningN8n } from './n8n';

/** What a person types into a web form. */
export interface Lead {
	name: string;
	/** In whatever form people write it. */
	phone: string;
}

export interface LeadCaptureRun {
	/** Status of n8n's answer to the form's post. */
	answered: number;
	/** As n8n stored it. */
	execution: StoredExecution;
	/** What reached the sandbox during this run, in the order of arrival. */
	requests: ReceivedRequest[];
}

export const leadCapture = readExample('hitlchat-lead-capture.json');

/** Path of the example's production webhook. */
export const leadPath = 'lead';

/** Requests that a complete lead capture makes, in this order. */
const EXPECTED = ['POST /contacts', 'POST /messages/send', 'GET /conversationlist'];

/**
 * Posts a lead to the example workflow and waits for the execution it starts.
 *
 * @throws Error where n8n stores no execution within a minute.
 */
export async function captureLead(
	lead: Lead,
	n8n: RunningN8n,
	sandbox: Sandbox,
): Promise<LeadCaptureRun> {
	const before = (await n8n.rest.executions({ workflowId: leadCapture.id })).length;
	const seen = sandbox.requests().length;
	const { status: answered } = await n8n.webhook(leadPath, lead);
	const execution = await n8n.rest.newestExecution(leadCapture.id, before + 1);
	return { answered, execution, requests: sandbox.requests().slice(seen) };
}

/** Whether everything the lead capture promises has happened, in n8n and on the wire. */
export function succeeded({ answered, execution, requests }: LeadCaptureRun): boolean {
	const accepted = requests
		.filter(({ accepted, status }) => accepted && status === 200)
		.map(({ method, path }) => `${method} ${path}`);
	return (
		answered === 200 && execution.status === 'success' && accepted.join() === EXPECTED.join()
	);
}
