import { createHash } from 'node:crypto';

/** A file of a form as contracts and tests see it. */
export interface FormFile {
	filename: string;
	content_type: string;
	size: number;
	/** Hexadecimal. */
	sha256: string;
}

/** Whether a Content-Type header announces a form with files. */
export const isForm = (contentType: unknown): boolean =>
	typeof contentType === 'string' && /^multipart\/form-data\b/i.test(contentType);

async function valueOf(value: string | File): Promise<string | FormFile> {
	if (typeof value === 'string') return value;
	const bytes = Buffer.from(await value.arrayBuffer());
	const sha256 = createHash('sha256').update(bytes).digest('hex');
	return { filename: value.name, content_type: value.type, size: bytes.length, sha256 };
}

/**
 * Reads `multipart/form-data` with Node's own parser, which knows nothing of how the node writes it.
 *
 * @returns each field once; one whose name ends in `[]` is a list under the name without it.
 * Undefined where it is no form.
 */
export async function fieldsOf(
	body: Buffer,
	contentType: string,
): Promise<Record<string, unknown> | undefined> {
	const answer = new Response(new Uint8Array(body), { headers: { 'content-type': contentType } });
	const form = await answer.formData().catch(() => undefined);
	if (form === undefined) return undefined;
	const fields: Record<string, unknown> = {};
	for (const [name, value] of form.entries()) {
		const read = await valueOf(value);
		const list = name.replace(/\[\]$/, '');
		fields[list] = list === name ? read : [...((fields[list] ?? []) as unknown[]), read];
	}
	return fields;
}
