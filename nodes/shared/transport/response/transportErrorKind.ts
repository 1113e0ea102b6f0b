import type { TransportError } from './transportError';
import type { FailureKind } from './responseKind';

// n8n ends the requests under way when a run is canceled.
const CANCELED = 'ERR_CANCELED';

// The connection was never made, so nothing of the request can have arrived.
const UNREACHABLE = new Set([
	'ECONNREFUSED',
	'EAI_AGAIN',
	'EHOSTUNREACH',
	'ENETUNREACH',
	'ENETDOWN',
	'EADDRNOTAVAIL',
]);

// Never made either, and trying again cannot help before somebody changes a setting.
const BAD_ADDRESS = new Set([
	'ENOTFOUND',
	'EAI_NONAME',
	'EAI_NODATA',
	'ERR_INVALID_URL',
	'ERR_SOCKET_BAD_PORT',
	'ERR_INVALID_PROTOCOL',
	'ERR_BAD_OPTION',
	'ERR_BAD_OPTION_VALUE',
]);

// Node refuses these before it writes anything (nodejs.org/api/errors.html).
const INVALID_REQUEST = new Set([
	'ERR_INVALID_CHAR',
	'ERR_INVALID_HTTP_TOKEN',
	'ERR_HTTP_INVALID_HEADER_VALUE',
	'ERR_UNESCAPED_CHARACTERS',
]);

// A certificate is judged before the request is written: OpenSSL's codes as Node lists them
// (nodejs.org/api/tls.html, X509 certificate error codes), and Node's own.
const CERTIFICATE = new Set([
	'UNABLE_TO_GET_ISSUER_CERT',
	'UNABLE_TO_GET_CRL',
	'UNABLE_TO_DECRYPT_CERT_SIGNATURE',
	'UNABLE_TO_DECRYPT_CRL_SIGNATURE',
	'UNABLE_TO_DECODE_ISSUER_PUBLIC_KEY',
	'CERT_SIGNATURE_FAILURE',
	'CRL_SIGNATURE_FAILURE',
	'CERT_NOT_YET_VALID',
	'CERT_HAS_EXPIRED',
	'CRL_NOT_YET_VALID',
	'CRL_HAS_EXPIRED',
	'ERROR_IN_CERT_NOT_BEFORE_FIELD',
	'ERROR_IN_CERT_NOT_AFTER_FIELD',
	'ERROR_IN_CRL_LAST_UPDATE_FIELD',
	'ERROR_IN_CRL_NEXT_UPDATE_FIELD',
	'OUT_OF_MEM',
	'DEPTH_ZERO_SELF_SIGNED_CERT',
	'SELF_SIGNED_CERT_IN_CHAIN',
	'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
	'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
	'CERT_CHAIN_TOO_LONG',
	'CERT_REVOKED',
	'INVALID_CA',
	'PATH_LENGTH_EXCEEDED',
	'INVALID_PURPOSE',
	'CERT_UNTRUSTED',
	'CERT_REJECTED',
	'HOSTNAME_MISMATCH',
	'ERR_TLS_CERT_ALTNAME_FORMAT',
	'ERR_TLS_CERT_ALTNAME_INVALID',
	'ERR_TLS_HANDSHAKE_TIMEOUT',
]);

/**
 * What Node calls a TLS connection that broke, whatever the reason: `EPROTO` where the request was still
 * waiting for the handshake (Node then fails the write, and says so), `ERR_SSL_…` otherwise.
 */
const isTls = (code: string) => code === 'EPROTO' || code.startsWith('ERR_SSL_');

// The bytes of a connection that stood could not be decrypted, so the request may have arrived.
const RECORD = /BAD_RECORD_MAC|CIPHER_OPERATION_FAILED|UNEXPECTED_EOF|AFTER_CLOSE_NOTIFY/;

const nameFailed = (syscall: string | undefined) =>
	syscall === 'getaddrinfo' || syscall?.startsWith('query') === true;

/**
 * Names what happened to a request that got no answer.
 *
 * @param error the network layer's codes; without any, n8n itself stopped the request before it left
 * (a blocked domain, for example)
 */
export function kindOfTransportError(error: TransportError): FailureKind {
	const { code, fileGone, syscall, isSecured } = error;
	if (fileGone) return 'fileGone';
	if (code === undefined) return 'blocked';
	if (code === CANCELED) return 'canceled';
	if (CERTIFICATE.has(code)) return 'tlsFailed';
	if (INVALID_REQUEST.has(code)) return 'invalidRequest';
	if (isTls(code)) return isSecured === true || RECORD.test(code) ? 'connectionLost' : 'tlsFailed';
	// What is sent through a TLS connection leaves when its handshake is done.
	if (isSecured === false) return 'unreachable';
	// On a connection that stood, the same codes say nothing about what had arrived.
	if (syscall === 'read' || syscall === 'write') return 'connectionLost';
	if (BAD_ADDRESS.has(code)) return 'badAddress';
	if (UNREACHABLE.has(code) || syscall === 'connect' || nameFailed(syscall)) return 'unreachable';
	return 'connectionLost';
}
