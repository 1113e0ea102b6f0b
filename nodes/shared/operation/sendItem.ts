import {
	InputError,
	collectPages,
	dryRunItem,
	notSent,
	platformJob,
	recipients,
	redactor,
	requestKey,
	transmit,
} from '../transport';
import type { Answer, Outcome } from '../transport';
import { ChangeLine } from './changeLine';
import { depart, exchangeOf, jobOf } from './departure';
import type { Departure, SendingRun } from './departure';
import type { PreparedItem } from './prepareItems';
import { shaped } from './shape';
import { sendItemOnce } from './sendOnce';
import type { ShapedItem } from './spec';

type Items = ShapedItem[];

function limitOf({ values }: PreparedItem['view']): number {
	return values.returnAll === true ? 0 : Number(values.limit ?? 0);
}

async function deliverPages(
	sending: SendingRun,
	departure: Departure,
	leaves: () => void,
): Promise<Outcome<Items>> {
	const { context, operation } = sending;
	const { item, request } = departure;
	const { view } = item;
	const { effect, pages } = item.handling;
	const job = jobOf(sending, departure);
	const exchange = exchangeOf(sending, departure);
	const limit = limitOf(view);
	const noteCut = () => sending.hints.noteCut(item.itemIndex, limit);
	const shapedItems = async (answer: Answer) =>
		await shaped({ ...operation, effect }, answer, view, context.storeFile);
	const ask = async (query: object): Promise<Outcome<Answer>> =>
		await transmit<Answer>({
			...job,
			send: async () => {
				leaves();
				return await exchange({ ...request, qs: { ...request.qs, ...query } });
			},
		});
	if (pages === undefined) {
		const outcome = await ask({});
		if (outcome.kind !== 'delivered') return outcome;
		const items = await shapedItems(outcome.value);
		if (limit === 0 || items.length <= limit) return { kind: 'delivered', value: items };
		noteCut();
		return { kind: 'delivered', value: items.slice(0, limit) };
	}
	const askForItems = async (query: object): Promise<Outcome<{ body: unknown; items: Items }>> => {
		const outcome = await ask(query);
		if (outcome.kind !== 'delivered') return outcome;
		const { body } = outcome.value;
		const items = await shapedItems(outcome.value);
		return { kind: 'delivered', value: { body, items } };
	};
	return await collectPages(pages, limit, askForItems, noteCut);
}

/**
 * Sends what is ready, and reads more afterwards where the operation wants to. That comes after the
 * send has given its place in the line back, and nothing that fails there can make the send look
 * undelivered.
 */
async function deliver(
	sending: SendingRun,
	departure: Departure,
	leaves: () => void,
): Promise<Outcome<Items>> {
	const outcome = await deliverPages(sending, departure, leaves);
	const { enrich } = sending.operation;
	if (enrich === undefined || outcome.kind !== 'delivered') return outcome;
	const job = jobOf(sending, departure);
	const exchange = exchangeOf(sending, departure);
	const { baseURL } = departure.request;
	const value = await enrich(outcome.value, departure.request, async (more) => {
		const send = async () => await exchange({ ...more, baseURL });
		const read = await transmit<Answer>({ ...job, effect: 'read', stopsOnFailure: false, send });
		return read.kind === 'delivered' ? read.value : undefined;
	});
	return { kind: 'delivered', value };
}

// One memory for all nodes of this process: two changes of one set must not overwrite each other.
const changes = new ChangeLine();

const notUnderstood = (vendor: string, what: string): Outcome<never> =>
	notSent(
		new InputError(
			`${vendor} answered without a list of ${what}`,
			`Nothing was changed: which ${what} are there is unknown, and the change would have replaced them. Check the Base URL in the credential.`,
		),
	);

/**
 * Reads what the request depends on, then sends it; a reading that fails, or that is not understood,
 * sends nothing.
 */
async function deliverAfterReading(
	sending: SendingRun,
	departure: Departure,
	leaves: () => void,
): Promise<Outcome<Items>> {
	const { operation } = sending;
	const { readFirst, platform } = operation;
	if (readFirst === undefined) return await deliver(sending, departure, leaves);
	const { account, request } = departure;
	const exchange = exchangeOf(sending, departure);
	const job = jobOf(sending, departure);
	const set = `${request.baseURL} ${request.url}`;
	return await changes.inOrder(set, readFirst.what, job, async () => {
		const read = await transmit<Answer>({
			...job,
			...platformJob(platform, account, `GET ${operation.request.url}`),
			effect: 'read',
			send: async () =>
				await exchange({ ...readFirst.read(request), baseURL: request.baseURL }),
		});
		if (read.kind !== 'delivered') return read;
		const held = readFirst.heldIn(read.value);
		if (held === undefined) return notUnderstood(platform.name, readFirst.what);
		const next = readFirst.complete(request, held);
		if (Array.isArray(next)) return { kind: 'delivered', value: next };
		return await deliver(sending, { ...departure, request: next }, leaves);
	});
}

async function sendWithCredential(
	sending: SendingRun,
	item: PreparedItem,
	leaves: () => void,
): Promise<Outcome<Items>> {
	const { attempt } = sending;
	if (attempt.ended) return { kind: 'skipped' };
	const departure = await depart(sending, item);
	if ('refused' in departure) return departure.refused;
	if (item.isDryRun) {
		sending.hints.noteDryRun(item.itemIndex);
		const redact = redactor(departure.account.secrets);
		return { kind: 'delivered', value: dryRunItem(departure.request, redact) };
	}
	return await deliverAfterReading(sending, departure, leaves);
}

/**
 * One item's way out: its turn among those to the same recipient, its credential, its request; or the
 * answer that an earlier try of n8n's Retry On Fail got.
 *
 * @returns how the item ended; never rejects
 */
export async function sendItem(sending: SendingRun, item: PreparedItem): Promise<Outcome<Items>> {
	const { context, operation, run } = sending;
	const { node } = context;
	const { effect, recipient } = item.handling;
	const inOrder = async (leaves: () => void) =>
		await recipients.inOrder(
			recipient === undefined ? undefined : `${run.name}|${recipient}`,
			async () =>
				await sending.concurrency.inSlot(async () => await sendWithCredential(sending, item, leaves)),
		);
	const once = async () =>
		item.isDryRun
			? await inOrder(() => undefined)
			: await sendItemOnce(operation, item, sending.keyed, inOrder);
	if (node.retryOnFail !== true || effect !== 'send' || item.isDryRun) return await once();
	const { method, url, qs, body } = item.request;
	const credential = node.credentials?.[operation.platform.credential]?.id;
	const key = requestKey(item.itemIndex, [method, url, qs, body, credential]);
	// As a tool, n8n counts every retry as a new run: there a delivered one is a new wish of the
	// agent, while an ambiguous one must still not go out again.
	return await run.sent.send(key, once, context.isTool ? ['ambiguous'] : undefined);
}
