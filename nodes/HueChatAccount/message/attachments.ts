import type { Check, FileView } from '../../shared/operation';
import { InputError } from '../../shared/transport';
import type { Encode } from '../../shared/transport';
import { formFields } from './formFields';
import { multipart } from './multipart';

interface FormBody extends Record<string, unknown> {
	attachments?: FileView[];
}

/**
 * A check that finds the files of a message. What the body gets are their names and fingerprints:
 * enough to tell two messages apart, while the bytes are read when the message leaves.
 *
 * @throws InputError where the item has no such file
 */
export const attachFiles: Check = (request, { values, file }) => {
	const properties = values.binaryPropertyNames as string[] | undefined;
	if (properties === undefined) return;
	const attachments = properties.map((property) => {
		const found = file(property);
		if (found !== undefined) return found;
		throw new InputError(
			`The item has no file in its input field ${property}`,
			'Name a binary field of the node before, such as data.',
		);
	});
	request.body = { ...(request.body as object), attachments };
};

/** Writes a message with files as a form, in the way of v1's family: `attachments[]` for each file. */
export const encodeFiles: Encode = async ({ body }, read) => {
	const { attachments, ...fields } = body as FormBody;
	if (attachments === undefined) return undefined;
	const files = attachments.map(async ({ property, fileName, mimeType }) => {
		return { field: 'attachments[]', fileName, mimeType, value: await read(property) };
	});
	return multipart([...formFields(fields), ...(await Promise.all(files))]);
};
