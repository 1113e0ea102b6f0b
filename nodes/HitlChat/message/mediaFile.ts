import type { Check, FileView } from '../../shared/operation';
import { InputError } from '../../shared/transport';
import type { Encode } from '../../shared/transport';

interface Body extends Record<string, unknown> {
	fileName?: string;
	mediaBase64?: FileView;
}

/**
 * A check that finds the file of a message. What the body gets is its name and fingerprint: enough to
 * tell two messages apart, while the bytes are read when the message leaves.
 *
 * @throws InputError where the item has no such file
 */
export const attachFile: Check = (request, { values, file }) => {
	const [property] = (values.binaryPropertyName ?? []) as string[];
	if (property === undefined) return;
	const found = file(property);
	if (found === undefined) {
		throw new InputError(
			`The item has no file in its input field ${property}`,
			'Name a binary field of the node before, such as data.',
		);
	}
	const body = request.body as Body;
	request.body = { ...body, mediaBase64: found, fileName: body.fileName ?? found.fileName };
};

/** Writes the file's bytes where public programs were seen to send them: in base64 inside the JSON. */
export const encodeFile: Encode = async ({ body }, read) => {
	const { mediaBase64, ...fields } = body as Body;
	if (mediaBase64 === undefined) return undefined;
	const bytes = await read(mediaBase64.property);
	const text = JSON.stringify({ ...fields, mediaBase64: bytes.toString('base64') });
	return { body: Buffer.from(text), contentType: 'application/json' };
};
