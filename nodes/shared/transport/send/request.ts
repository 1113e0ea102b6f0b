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

// What an expression leaves of an id that it did not find; dots would lead to another address.
const NO_ID = /^((\s|%20|%09|%0a|%0d)*|undefined|null|nan|\.|\.\.|(\[|%5b)object.*)$/i;

const LOOPBACK = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/**
 * Checks where a request goes to.
 *
 * @param demandsHttps the vendor rejects plain HTTP; the machine's own addresses are exempt, so that
 * sandboxes work
 * @throws InputError naming the credential's Base URL, or an id in the path that is empty
 */
export function checkAddress(request: Request, demandsHttps: boolean): void {
	const what = 'The Base URL in the credential';
	const base = request.baseURL ?? '';
	if (!URL.canParse(base)) {
		throw new InputError(`${what} is not a web address`, 'It looks like https://api.example.com/v1.');
	}
	const { protocol, hostname } = new URL(base);
	if (protocol !== 'https:' && protocol !== 'http:') {
		throw new InputError(`${what} must begin with https://`, 'Other protocols are not supported.');
	}
	if (demandsHttps && protocol === 'http:' && !LOOPBACK.test(hostname)) {
		throw new InputError(
			`${what} must begin with https://`,
			'The vendor rejects plain HTTP, and the API key would travel unencrypted.',
		);
	}
	const [path] = (request.url ?? '').split('?');
	const segments = path === '/' || path === '' ? [] : path.replace(/^\//, '').split('/');
	if (segments.some((segment) => NO_ID.test(segment))) {
		throw new InputError(
			'An id that belongs into the address is empty',
			'Fill the id fields of this node; an expression there gave nothing for this item.',
		);
	}
}
