import type { TransportError } from './responseKind';

const MOST_CAUSES = 5;

const isObject = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null;

const word = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);

/** A network code in the place of an HTTP status: all that an older n8n (2.32 is one) keeps of it. */
const codeInStatus = (status: unknown) =>
	typeof status === 'string' && /^[A-Z][A-Z_]+$/.test(status) ? status : undefined;

/** The system call that Node's own text begins with, such as `connect ECONNREFUSED …`. */
function syscallIn(messages: unknown): string | undefined {
	const texts: unknown[] = Array.isArray(messages) ? messages : [];
	return texts.map((text) => /^(connect|getaddrinfo|read|write) [A-Z]/.exec(String(text))?.[1]).find(Boolean);
}

/**
 * Reads the network layer's codes out of the error that n8n's request helpers throw. n8n wraps the
 * HTTP library's error, which wraps Node's; the library's own holds the request with the key in it,
 * so nothing but the codes is taken.
 *
 * @param error whatever was thrown
 * @returns no code where n8n stopped the request before it left
 */
export function transportErrorOf(error: unknown): TransportError {
	let code: string | undefined;
	let syscall: string | undefined;
	let hadRequest = false;
	let current: unknown = error;
	for (let depth = 0; depth < MOST_CAUSES && isObject(current); depth += 1) {
		hadRequest ||= current.isAxiosError === true || isObject(current.request);
		code = word(current.code) ?? codeInStatus(current.httpCode) ?? code;
		syscall = word(current.syscall) ?? syscallIn(current.messages) ?? syscall;
		current = current.cause;
	}
	// A request that had begun and broke without a code may have left.
	return { code: code ?? (hadRequest ? 'UNKNOWN' : undefined), syscall };
}
