import type { IPollFunctions } from 'n8n-workflow';

import { MAX_CONVERSATIONS } from './compare';

/** What a poll came across that the user may want to know. */
export interface Noticed {
	/** Rows without a number. */
	withoutNumber: number;
	/** Conversations beyond the bound. */
	unwatched: number;
	/** Events that are left for the next polls. */
	waiting: number;
	maxEvents: number;
}

/** Names a trigger within this process. */
export const triggerName = (context: IPollFunctions): string =>
	`${context.getWorkflow().id ?? ''}|${context.getNode().id}`;

// By trigger: a warning need not come back every minute.
const lastWarning = new Map<string, string>();

/** Warns in n8n's log, but for what it said after the last poll. */
export function warn(context: IPollFunctions, noticed: Noticed): void {
	const { withoutNumber, unwatched, waiting, maxEvents } = noticed;
	const parts = [
		withoutNumber > 0 &&
			`${withoutNumber} conversations have no customer_whatsapp_number and were skipped`,
		unwatched > 0 &&
			`${unwatched} conversations are beyond the ${MAX_CONVERSATIONS} that are watched`,
		waiting > 0 &&
			`${waiting} events wait for the next polls (Most Events per Poll is ${maxEvents})`,
	].filter(Boolean);
	const text = parts.join('; ');
	const name = triggerName(context);
	if (text !== '' && lastWarning.get(name) !== text) {
		context.logger.warn(`${context.getNode().name}: ${text}`);
	}
	lastWarning.set(name, text);
}

/** Says in n8n's log why the conversations of a list start nothing. */
export function noteBeginning(context: IPollFunctions, count: number): void {
	const text = `${count} conversations were in the list before and start nothing`;
	context.logger.info(`${context.getNode().name}: ${text}`);
}
