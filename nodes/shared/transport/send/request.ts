import type { IHttpRequestOptions } from 'n8n-workflow';

import { InputError } from '../errors/outcome';

type Fields = Record<string, unknown>;

/** The parts of a request that checks and retries deal with; n8n's options have them all. */
export interface Request {
	method?: string;
	url?: string;
	baseURL?: string;
	qs?: Fields;
	body?: unknown;
	headers?: Fields;
	/** How a list in the query is written, where it is not left to n8n. */
	arrayFormat?: IHttpRequestOptions['arrayFormat'];
}

const isPlain = (value: unknown): value is Fields =>
	typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

/** Whether there is nothing in a value: no text, no entry, no field. */
export const isEmpty = (value: unknown): boolean =>
	value === undefined ||
	value === null ||
	(typeof value === 'string' && value.trim() === '') ||
	(Array.isArray(value) && value.length === 0) ||
	(isPlain(value) && Object.keys(value).length === 0);

function withoutEmpty(fields: Fields, keep: readonly string[] = []): Fields {
	const isSent = ([name, value]: [string, unknown]) => keep.includes(name) || !isEmpty(value);
	return Object.fromEntries(Object.entries(fields).filter(isSent));
}

/**
 * Leaves out what the user left empty, in the query and at the top of the body (and inside the
 * objects named in `nested`): no vendor documents what an empty optional field would do.
 *
 * @param keep fields at the top of the body that stay whatever they hold
 */
export function dropEmpty(
	request: Request,
	nested: readonly string[] = [],
	keep: readonly string[] = [],
): void {
	if (request.qs !== undefined) request.qs = withoutEmpty(request.qs);
	if (!isPlain(request.body)) return;
	const { body } = request;
	for (const name of nested) {
		const inner = body[name];
		if (isPlain(inner)) body[name] = withoutEmpty(inner);
	}
	request.body = withoutEmpty(body, keep);
}

// What an expression leaves of an id that it did not find, and a part of the path that no field filled;
// dots would lead to another address.
const NO_ID = /^((\s|%20|%09|%0a|%0d)*|undefined|null|nan|\.|\.\.|(\[|%5b)object.*|:\w+)$/i;

const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/;

const BASE_URL = 'The Base URL in the credential';

/** What a Base URL must not hold. None of it is shown: a key may stand there. */
const FOREIGN: ReadonlyArray<[is: (base: string) => boolean, what: string, todo: string]> = [
	[(base) => base.includes('#'), '#', 'Remove everything from the # on.'],
	[(base) => base.includes('?'), 'a query', 'Remove everything from the question mark on.'],
	[(base) => /\s/.test(base), 'a blank', 'It is one address, without anything behind it.'],
	[
		(base) => new URL(base).username + new URL(base).password !== '',
		'a user name or a password',
		'Remove everything from after // up to the @. The API key has a field of its own.',
	],
];

/** Where all requests of a credential go to; throws an InputError where it is none. */
function checkBase(base: string, demandsHttps: boolean): void {
	if (!URL.canParse(base)) {
		throw new InputError(
			`${BASE_URL} is not a web address`,
			'It looks like https://api.example.com/v1.',
		);
	}
	const { protocol, hostname } = new URL(base);
	if (protocol !== 'https:' && protocol !== 'http:') {
		throw new InputError(
			`${BASE_URL} must begin with https://`,
			'Other protocols are not supported.',
		);
	}
	const foreign = FOREIGN.find(([is]) => is(base));
	if (foreign !== undefined) {
		const [, what, todo] = foreign;
		throw new InputError(`${BASE_URL} must not contain ${what}`, todo);
	}
	if (demandsHttps && protocol === 'http:' && !LOOPBACK.test(hostname)) {
		throw new InputError(
			`${BASE_URL} must begin with https://`,
			'The vendor rejects plain HTTP, and the API key would travel unencrypted.',
		);
	}
}

/**
 * Checks where a request goes to, and takes the blanks around the Base URL away.
 *
 * @param demandsHttps the vendor rejects plain HTTP; the machine's own addresses are exempt, so that
 * sandboxes work
 * @throws InputError naming the credential's Base URL, or an id in the path that is empty
 */
export function checkAddress(request: Request, demandsHttps: boolean): void {
	request.baseURL = (request.baseURL ?? '').trim();
	checkBase(request.baseURL, demandsHttps);
	const [path] = (request.url ?? '').split('?');
	const segments = path === '/' || path === '' ? [] : path.replace(/^\//, '').split('/');
	if (segments.some((segment) => NO_ID.test(segment))) {
		throw new InputError(
			'An id that belongs into the address is empty',
			'Fill in the ID fields of this node. If they are expressions, they resolved to an empty value for this item.',
		);
	}
}
