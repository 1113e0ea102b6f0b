import { isObject } from '../../shared/object';
import {
	emptyValue,
	inBody,
	isBlank,
	makeField,
	readChoice,
	readUrl,
	rowText,
} from '../../shared/fields';

interface MediaFile {
	type: string;
	link: string;
}

const TYPES = [
	{ name: 'Document', value: 'document' },
	{ name: 'Image', value: 'image' },
	{ name: 'Video', value: 'video' },
];

const GROUP = 'media';

/**
 * Reads a file's type and address together: without one of them the template's header stays empty.
 *
 * @returns undefined where the user set no file
 */
function readFile(raw: unknown): MediaFile | undefined {
	const media: unknown = isObject(raw) ? raw[GROUP] : undefined;
	if (!isObject(media)) return undefined;
	if (isBlank(media.link)) throw emptyValue('File Link');
	return {
		type: readChoice(media.type, 'File Type', TYPES),
		link: readUrl(media.link, 'File Link'),
	};
}

/** The image, video or document in the header of a template. */
export const mediaFile = makeField<MediaFile>(
	{
		displayName: 'File',
		name: 'file',
		placeholder: 'Set File',
		description: 'For a template whose header is an image, a video or a document',
		to: inBody('file'),
	},
	{
		type: 'jsonObject',
		property: {
			type: 'fixedCollection',
			default: {},
			options: [
				{
					displayName: 'File',
					name: GROUP,
					values: [
						{
							displayName: 'Type',
							name: 'type',
							type: 'options',
							options: TYPES,
							default: 'image',
							description: 'What the header of the template shows',
						},
						rowText('Link', 'link', {
							placeholder: 'e.g. https://example.com/picture.png',
							description: 'The address of the file itself, not of a page that shows it. It must be open without a login.',
						}),
					],
				},
			],
		},
		blank: 'leaveOut',
		read: readFile,
	},
);
