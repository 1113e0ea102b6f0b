import { isObject } from '../../object';

/** A request that ended without an answer: the codes of Node's network layer, nothing else of it. */
export interface TransportError {
	code?: string;
	syscall?: string;
	/** Whether the TLS handshake was done when it ended; undefined without TLS, or where nothing tells. */
	isSecured?: boolean;
	/** The file that was to be sent could not be read, so nothing has left. */
	fileGone?: boolean;
}

const MOST_CAUSES = 5;

const word = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);

/** A network code in the place of an HTTP status: all that an older n8n (2.32 is one) keeps of it. */
const codeInStatus = (status: unknown) =>
	typeof status === 'string' && /^[A-Z][A-Z0-9_]+$/.test(status) ? status : undefined;

/** The system call that Node's own text begins with, such as `connect ECONNREFUSED …`. */
function syscallIn(messages: unknown): string | undefined {
	const texts: unknown[] = Array.isArray(messages) ? messages : [];
	return texts.map((text) => /^(connect|getaddrinfo|read|write) [A-Z]/.exec(String(text))?.[1]).find(Boolean);
}

/** Where a host has several addresses, Node tries them one by one and gives all their errors. */
function syscallOfAll(errors: unknown): string | undefined {
	const calls = new Set(Array.isArray(errors) ? errors.map((error) => Object(error).syscall) : []);
	return calls.size === 1 ? word([...calls][0]) : undefined;
}

// Node's text for a connection that closed during the handshake; it has the code of any reset.
const BEFORE_TLS = /before secure TLS connection was established/;

/** Whether the handshake of the request's TLS socket was done. */
function isSecuredIn({ request, message, messages }: Record<string, unknown>): boolean | undefined {
	const texts = [message, ...(Array.isArray(messages) ? messages : [])];
	if (texts.some((text) => typeof text === 'string' && BEFORE_TLS.test(text))) return false;
	const socket: unknown = isObject(request) ? request.socket : undefined;
	const isPending: unknown = isObject(socket) ? socket.secureConnecting : undefined;
	return typeof isPending === 'boolean' ? !isPending : undefined;
}

/**
 * Reads the network layer's codes out of the error that n8n's request helpers throw. n8n wraps the
 * HTTP library's error, which wraps Node's; the library's own holds the request with the key in it,
 * so nothing but the codes is taken, and of its socket whether the TLS handshake was done.
 *
 * @param error whatever was thrown
 * @returns no code where n8n stopped the request before it left
 */
export function transportErrorOf(error: unknown): TransportError {
	let code: string | undefined;
	let syscall: string | undefined;
	let isSecured: boolean | undefined;
	let hadRequest = false;
	let current: unknown = error;
	for (let depth = 0; depth < MOST_CAUSES && isObject(current); depth += 1) {
		hadRequest ||= current.isAxiosError === true || isObject(current.request);
		code = word(current.code) ?? codeInStatus(current.httpCode) ?? code;
		syscall =
			word(current.syscall) ?? syscallIn(current.messages) ?? syscallOfAll(current.errors) ?? syscall;
		isSecured = isSecuredIn(current) ?? isSecured;
		current = current.cause;
	}
	// A request that had begun and broke without a code may have left.
	return { code: code ?? (hadRequest ? 'UNKNOWN' : undefined), syscall, isSecured };
}
