import type { Encode } from '../../shared/transport/send/encoding';
import type { Check, FileView } from '../../shared/operation/operationPolicy';
import { InputError } from '../../shared/transport/errors/outcome';
import { multipart } from './multipart';
import { textList } from '../../shared/fields/textList';

interface FormBody extends Record<string, unknown> {
	attachments?: FileView[];
}

const NAME = 'Input Binary Fields';

/**
 * A check that finds the files of a message. What the body gets are their names and fingerprints:
 * enough to tell two messages apart, while the bytes are read when the message leaves.
 *
 * @throws InputError where the item has no such file
 */
export const attachFiles: Check = (request, item) => {
	if (item.parameter('kind') !== 'files') return;
	const properties = textList(item.parameter('binaryPropertyNames', 'data'), NAME);
	if (properties.length === 0) {
		throw new InputError(`${NAME} is empty`, 'Name the input fields that hold the files.');
	}
	const attachments = properties.map((property) => {
		const file = item.file(property);
		if (file !== undefined) return file;
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
	const texts = Object.entries(fields).map(([field, value]) => ({ field, value: String(value) }));
	const files = attachments.map(async ({ property, fileName, mimeType }) => {
		return { field: 'attachments[]', fileName, mimeType, value: await read(property) };
	});
	return multipart([...texts, ...(await Promise.all(files))]);
};
