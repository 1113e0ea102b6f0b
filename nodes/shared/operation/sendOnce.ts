import type { IDataObject } from 'n8n-workflow';

import type { KeyedResult, KeyedRun, KeyedSend } from '../idempotency';
import { InputError, notSent } from '../transport';
import type { Outcome, Request } from '../transport';
import { HISTORY_SIZE, generalOptionPath } from './generalOptions';
import type { FileView, ItemView } from './itemView';
import type { PreparedItem } from './prepareItems';
import type { OnceWords, Operation, ShapedItem } from './spec';

type Items = ShapedItem[];
type Result = Outcome<Items>;

/** The name of the option that lets an open key be sent again, as the errors call it. */
const RESEND = 'Confirm Resend of Key';

const general = (vendor: string): OnceWords => ({
	unknown: (key) => ({
		message: `It is unknown whether the request with the key ${key} arrived: check in ${vendor}`,
		description: `An earlier request with this key left, and its answer was never seen (a lost connection, or n8n ended in between), or another process is still waiting for it. It is not sent again automatically. If it arrived, nothing is left to do. If not, put the key into the option ${RESEND} and run this once more.`,
	}),
	reused: (key) => ({
		message: `The key ${key} was used for another request`,
		description:
			'Nothing was sent: a key belongs to one recipient and one content. Use a key of its own for each message.',
	}),
	notRecorded: 'The key could not be recorded before sending, so nothing was sent',
	noRecord: {
		message: 'Send Once Key does not work here: this way of calling a tool keeps no record of keys',
		description:
			'Nothing was sent. Put the node into the workflow itself, or use a current AI Agent node (version 3 or later).',
	},
});

const wordsOf = ({ once, platform }: Operation): OnceWords => ({
	...general(platform.name),
	...once?.words,
});

/** A file's n8n id and fingerprint differ from execution to execution, though the file is the same. */
const isFile = (value: unknown): value is FileView =>
	typeof value === 'object' && value !== null && 'fingerprint' in value && 'mimeType' in value;

function contentOf({ method, url, qs, body }: Request): unknown {
	return JSON.stringify([method, url, qs ?? null, body ?? null], (_name, value: unknown) =>
		isFile(value) ? { fileName: value.fileName, mimeType: value.mimeType } : value,
	);
}

/**
 * The key with which an item goes out once only.
 *
 * @param values the item's fields as they were read
 * @returns undefined where the user gave none
 */
export function sendOnceKeyOf(
	operation: Operation,
	values: ItemView['values'],
): string | undefined {
	const { once, effect, waits } = operation;
	if (effect !== 'send' || waits !== undefined) return undefined;
	const path = once?.keyField ?? generalOptionPath(operation, 'sendOnceKey');
	return values[path] as string | undefined;
}

function keyedSendOf(operation: Operation, { request, view }: PreparedItem, key: string): KeyedSend {
	const { values } = view;
	const option = (name: Parameters<typeof generalOptionPath>[1]) =>
		values[generalOptionPath(operation, name)];
	return {
		key,
		content: operation.once?.content(values) ?? contentOf(request),
		mayResend: option('confirmResendOfKey') === key,
		historySize: Number(option('historySize') ?? HISTORY_SIZE),
	};
}

const withMark = (json: IDataObject, key: string, status: 'sent' | 'alreadySent'): IDataObject => ({
	...json,
	sendOnce: { key, status },
});

/** What an item outputs whose key was used before: nothing was asked, so what is known of it is what it is. */
function alreadySent(operation: Operation, { view }: PreparedItem, key: string): Items {
	const { values } = view;
	if (values[generalOptionPath(operation, 'onAlreadySent')] === 'skip') return [];
	const own = operation.once?.alreadySent(values);
	return [{ json: own ?? withMark({}, key, 'alreadySent') }];
}

const ambiguous = (errorInfo: { message: string; description: string }): Result => ({
	kind: 'ambiguous',
	errorInfo,
});

const refused = ({ message, description }: { message: string; description: string }): Result =>
	notSent(new InputError(message, description));

/** Nothing was sent, and n8n's database could not be told so. */
function keptOpen(outcome: Result): Result {
	if (!('errorInfo' in outcome)) return outcome;
	const { errorInfo } = outcome;
	const extra = `n8n's database could not record that nothing was sent, so the key stays closed until it is put into the option ${RESEND}.`;
	return {
		...outcome,
		errorInfo: { ...errorInfo, description: `${errorInfo.description} ${extra}` },
	};
}

function marked(operation: Operation, outcome: Result, key: string): Result {
	if (outcome.kind !== 'delivered' || operation.once !== undefined) return outcome;
	const value = outcome.value.map((item) => ({ ...item, json: withMark(item.json, key, 'sent') }));
	return { kind: 'delivered', value };
}

function outcomeOf(
	operation: Operation,
	item: PreparedItem,
	key: string,
	result: KeyedResult<Items>,
): Result {
	const words = wordsOf(operation);
	switch (result.kind) {
		case 'acted':
			return result.isNoted ? marked(operation, result.value, key) : keptOpen(result.value);
		case 'before':
			return { kind: 'delivered', value: alreadySent(operation, item, key) };
		case 'unclear':
			return ambiguous(words.unknown(key));
		case 'reused':
			return refused(words.reused(key));
		case 'notClaimed':
			return refused({
				message: words.notRecorded,
				description: `Save the workflow first, if it is new. n8n's database says: ${result.error.message}`,
			});
	}
}

/** What a person reads where more keys are kept than History Size says. */
export const keptBeyond = (keys: number): string =>
	`This node remembers ${keys} keys more than its History Size, because one of its keys is open, or n8n ended while it was sending: an open key is never forgotten, and which one it is cannot be read back. Once you have dealt with the open keys, a copy of this node begins with an empty history.`;

/**
 * Sends an item with a key unless the key was used before, in this execution or any other.
 *
 * @param keyed the run's claims; undefined behind the second door, where n8n keeps no keys for a node
 * @param deliver sends the item, with all waits and retries; tells when a request leaves
 */
export async function sendItemOnce(
	operation: Operation,
	item: PreparedItem,
	keyed: Pick<KeyedRun<Items>, 'send'> | undefined,
	deliver: (leaves: () => void) => Promise<Result>,
): Promise<Result> {
	const key = sendOnceKeyOf(operation, item.view.values);
	if (key === undefined) return await deliver(() => undefined);
	if (keyed === undefined) return refused(wordsOf(operation).noRecord);
	const result = await keyed.send(keyedSendOf(operation, item, key), deliver);
	return outcomeOf(operation, item, key, result);
}
