import { createHash } from 'node:crypto';

import type { INodeExecutionData, IPollFunctions } from 'n8n-workflow';

import { clock } from '../../shared/transport/state';
import { hitlChat } from '../platform';
import { compare, MOST_CONVERSATIONS } from './compare';
import { readConversations } from './conversations';
import type { Conversation } from './conversations';
import { CUSTOMER_SENDER_NAMES, customerTest, isRelevant } from './events';
import type { EventName } from './events';
import { listConversations } from './list';
import { pack, unpack } from './memory';
import type { Memory } from './memory';
import { eventItems, sampleItems } from './output';

interface Options {
	customerSenderNames?: string;
	persistAllChanges?: boolean;
}

// Of this process, by workflow and node: a poll that takes longer than the interval must not be
// overtaken, and a warning need not come back every minute.
const underway = new Set<string>();
const warned = new Map<string, string>();

const nameOf = (context: IPollFunctions) =>
	`${context.getWorkflow().id ?? ''}|${context.getNode().id}`;

/** Another credential or host is another account: nothing that is there is news. */
async function accountOf(context: IPollFunctions): Promise<string> {
	const { baseUrl } = await context.getCredentials(hitlChat.credential);
	const id = context.getNode().credentials?.[hitlChat.credential]?.id ?? '';
	return createHash('sha256').update(`${id}|${String(baseUrl)}`).digest('base64url').slice(0, 11);
}

function warn(context: IPollFunctions, withoutNumber: number, unwatched: number): void {
	const parts = [
		withoutNumber > 0 &&
			`${withoutNumber} conversations have no customer_whatsapp_number and were skipped`,
		unwatched > 0 &&
			`${unwatched} conversations are beyond the ${MOST_CONVERSATIONS} that are watched`,
	].filter(Boolean);
	const text = parts.join('; ');
	const name = nameOf(context);
	if (text !== '' && warned.get(name) !== text) {
		context.logger.warn(`${context.getNode().name}: ${text}`);
	}
	warned.set(name, text);
}

interface Seen {
	conversations: Conversation[];
	withoutNumber: number;
	account: string;
}

function advance(context: IPollFunctions, seen: Seen, options: Options) {
	const { conversations, withoutNumber, account } = seen;
	const stored = context.getWorkflowStaticData('node');
	const known = unpack(stored.memory);
	const isFirst = known === undefined || known.account !== account;
	const before: Memory = isFirst ? { account, revision: 0, seen: new Map() } : known;
	const isCustomer = customerTest(options.customerSenderNames ?? CUSTOMER_SENDER_NAMES);
	const { changes, memory, changed, unwatched } = compare(before, conversations, isCustomer);
	if (isFirst || changed.length > 0) stored.memory = pack(memory);
	warn(context, withoutNumber, unwatched);
	if (isFirst) return null;
	const events = context.getNodeParameter('events') as EventName[];
	const wanted = changes.filter(({ event }) => events.includes(event));
	if (wanted.length > 0) return [eventItems(wanted, before.revision, clock.now())];
	// n8n saves what was remembered only when a run starts, so a change that the next comparison needs
	// to know takes an empty one.
	const isNeeded = changed.some((one) =>
		isRelevant(events, one.before ?? undefined, one.conversation, isCustomer),
	);
	return isNeeded && options.persistAllChanges !== false ? [[]] : null;
}

async function sample(context: IPollFunctions, options: Options) {
	const { conversations } = readConversations(await listConversations(context));
	const events = context.getNodeParameter('events') as EventName[];
	const isCustomer = customerTest(options.customerSenderNames ?? CUSTOMER_SENDER_NAMES);
	const items = sampleItems(events, conversations, isCustomer, clock.now());
	return items.length > 0 ? [items] : null;
}

/**
 * One poll: lists the conversations, compares them with what was seen, remembers, gives out events.
 * What is remembered changes only after a list came, and together with the events that come of it.
 *
 * @returns null for nothing new; one empty output where only the memory is to be saved
 * @throws NodeApiError where the list cannot be had
 */
export async function pollConversations(
	context: IPollFunctions,
): Promise<INodeExecutionData[][] | null> {
	const options = context.getNodeParameter('options', {}) as Options;
	if (context.getMode() === 'manual') return await sample(context, options);
	const name = nameOf(context);
	if (underway.has(name)) return null;
	underway.add(name);
	try {
		const account = await accountOf(context);
		const read = readConversations(await listConversations(context));
		return advance(context, { ...read, account }, options);
	} finally {
		underway.delete(name);
	}
}
