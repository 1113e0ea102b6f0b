import { createHash } from 'node:crypto';

import type { Encoded } from '../../shared/transport';

/** One field of a form; with a `fileName` it is a file. */
export interface FormPart {
	field: string;
	value: string | Buffer;
	fileName?: string;
	mimeType?: string;
}

// As browsers do (the HTML standard's multipart/form-data encoding): nothing else is escaped.
const escaped = (text: string) =>
	text.replace(/\r/g, '%0D').replace(/\n/g, '%0A').replace(/"/g, '%22');

// A header must not be broken off by what a file says of its type.
const oneLine = (text: string) => text.replace(/[^\x20-\x7e]/g, '');

function headOf({ field, fileName, mimeType }: FormPart): string {
	const disposition = `Content-Disposition: form-data; name="${escaped(field)}"`;
	if (fileName === undefined) return `${disposition}\r\n\r\n`;
	const type = oneLine(mimeType ?? '') || 'application/octet-stream';
	return `${disposition}; filename="${escaped(fileName)}"\r\nContent-Type: ${type}\r\n\r\n`;
}

/**
 * Writes a form as `multipart/form-data` (RFC 7578). The same parts give the same bytes every time:
 * the boundary is a hash of them, so a repeated request is the very same one.
 *
 * @param parts in their order; texts are written as UTF-8
 */
export function multipart(parts: readonly FormPart[]): Encoded {
	const hash = createHash('sha256');
	for (const part of parts) hash.update(headOf(part)).update(part.value).update('\0');
	const boundary = `n8n-${hash.digest('hex').slice(0, 40)}`;
	const chunks = parts.flatMap((part) => [
		Buffer.from(`--${boundary}\r\n${headOf(part)}`),
		Buffer.from(part.value as Buffer),
		Buffer.from('\r\n'),
	]);
	return {
		body: Buffer.concat([...chunks, Buffer.from(`--${boundary}--\r\n`)]),
		contentType: `multipart/form-data; boundary=${boundary}`,
	};
}
