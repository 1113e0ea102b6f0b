import type { IDataObject } from 'n8n-workflow';

import { isObject } from '../../object';
import { sanitizeJson } from '../../sanitizeJson';
import { parseExactJson } from '../../exactJson';
import { looksLikeForm, parseForm } from './form';
import type { Refusal } from './respond';

/** The part of n8n's request that the webhook door reads. */
export interface Call {
	headers: Record<string, unknown>;
	query: Record<string, unknown>;
	/** As n8n has parsed it, where it has. */
	body?: unknown;
	/** As it came, inflated; there once it was read. */
	rawBody?: Buffer;
	readRawBody?(): Promise<void>;
	/** Whether all of it has come, as Node says. */
	complete?: boolean;
	/** Node's event for the end of a call, come to its end or cut off. */
	once?(event: 'close', listener: () => void): unknown;
}

/** Something, or the reason why there is nothing. */
export type Result<T> = { value: T } | { refusal: Refusal };

/** A refusal of what cannot be understood. */
export const badRequest = (message: string): { refusal: Refusal } => ({
	refusal: { status: 400, code: 'INVALID_REQUEST', message },
});

/**
 * Lets n8n read the body. What it inflates it reads to an end that never comes where the caller hangs
 * up before, so that is looked for here.
 */
async function readRaw(call: Call): Promise<void> {
	const cutOff = new Promise<never>((_resolve, reject) => {
		call.once?.('close', () => {
			if (call.complete !== true) reject(new Error('The caller has gone'));
		});
	});
	await Promise.race([call.readRawBody?.(), cutOff]);
}

const isMultipart = ({ headers }: Call): boolean =>
	typeof headers['content-type'] === 'string' && /^\s*multipart\//i.test(headers['content-type']);

/**
 * Reads the bytes of a call, as a signature is made over them.
 *
 * @returns a refusal for multipart, and where they are too many, cut off or not what their encoding says
 */
export async function readBytes(call: Call): Promise<Result<Buffer>> {
	if (isMultipart(call)) {
		return badRequest('The body is multipart/form-data. Send JSON, or a form without files.');
	}
	try {
		if (call.rawBody === undefined && call.body === undefined) await readRaw(call);
	} catch (error) {
		const status = typeof error === 'object' && error !== null ? Reflect.get(error, 'status') : 0;
		if (status === 413) {
			return { refusal: { status: 413, code: 'TOO_LARGE', message: 'The body is too large.' } };
		}
		return badRequest('The body could not be read. Send it whole, as JSON.');
	}
	return { value: call.rawBody ?? Buffer.alloc(0) };
}

// An id with broken bytes in it could read like another one, so they are refused.
const utf8 = new TextDecoder('utf-8', { fatal: true });

function parsed(bytes: Buffer): unknown {
	let text = '';
	try {
		text = utf8.decode(bytes);
		return parseExactJson(text);
	} catch {
		return looksLikeForm(text) ? parseForm(text) : undefined;
	}
}

/** How many messages one call may bring. */
export const MOST_ENTRIES = 1_000;

export const TOO_MANY = badRequest(`The body has more than ${MOST_ENTRIES} messages. Send fewer in one call.`);

/**
 * Reads the body of a call, JSON or a form, whatever its content type says.
 *
 * @param bytes as {@link readBytes} gave them
 * @returns the object, or the objects of a list: some senders post several messages in one call
 */
export function readObjects(call: Call, bytes: Buffer): Result<IDataObject[]> {
	// n8n's own parsing is the second choice: it takes whatever encoding the caller names.
	const value = bytes.length > 0 ? parsed(bytes) : call.body;
	if (value === undefined) {
		return badRequest(
			bytes.length > 0 ? 'The body is not JSON in UTF-8.' : 'The body is empty.',
		);
	}
	if (!sanitizeJson(value)) {
		return badRequest('The body is nested too deeply or has too many values.');
	}
	const entries = [value].flat();
	if (entries.length === 0 || !entries.every(isObject)) {
		return badRequest('The body must be a JSON object.');
	}
	if (entries.length > MOST_ENTRIES) {
		return TOO_MANY;
	}
	return { value: entries };
}
