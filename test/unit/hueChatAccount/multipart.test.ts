import { multipart } from '../../../nodes/HueChatAccount/message/multipart';
import type { FormPart } from '../../../nodes/HueChatAccount/message/multipart';
import { fieldsOf } from '../../../sandbox/form';

const parts: FormPart[] = [
	{ field: 'content', value: 'Grüße' },
	{
		field: 'attachments[]',
		fileName: 'a"b\r\nc.bin',
		mimeType: 'image/png\r\nX-Evil: 1',
		value: Buffer.from([0, 13, 10, 45, 45, 255]),
	},
];

async function read(given: FormPart[]) {
	const { body, contentType } = multipart(given);
	return await fieldsOf(body, contentType);
}

it('writes what RFC 7578 describes, byte for byte', () => {
	const { body, contentType } = multipart([
		{ field: 'a', value: 'x' },
		{ field: 'f', fileName: 'n.txt', mimeType: 'text/plain', value: Buffer.from('y') },
	]);
	const [, boundary] = /^multipart\/form-data; boundary=(n8n-[0-9a-f]{40})$/.exec(contentType) ?? [];
	expect(body.toString()).toBe(
		[
			`--${boundary}`,
			'Content-Disposition: form-data; name="a"',
			'',
			'x',
			`--${boundary}`,
			'Content-Disposition: form-data; name="f"; filename="n.txt"',
			'Content-Type: text/plain',
			'',
			'y',
			`--${boundary}--`,
			'',
		].join('\r\n'),
	);
});

it('is read back by another implementation, whatever names and bytes', async () => {
	expect(await read(parts)).toMatchObject({
		content: 'Grüße',
		attachments: [{ filename: 'a"b\r\nc.bin', size: 6 }],
	});
});

it('lets no type of a file add a header', () => {
	const text = multipart(parts).body.toString('latin1');
	expect(text).toContain('Content-Type: image/pngX-Evil: 1\r\n\r\n');
});

it('gives the same bytes for the same parts, others for others', () => {
	expect(multipart(parts)).toEqual(multipart(parts));
	const [content, file] = parts;
	const other = multipart([{ field: 'content', value: 'x' }, file ?? { field: '', value: '' }]);
	expect(other.contentType).not.toBe(multipart(parts).contentType);
	expect(multipart([content ?? { field: '', value: '' }]).contentType).not.toBe(other.contentType);
});

it('calls a file of unknown type bytes', () => {
	const { body } = multipart([{ field: 'f', fileName: 'x', value: Buffer.from('') }]);
	expect(body.toString()).toContain('Content-Type: application/octet-stream\r\n');
});
