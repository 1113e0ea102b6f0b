import { collection, inBody, text, url } from '../../shared/fields';

const MEDIA = { messageType: ['document', 'image'] };

/** The fields of images and documents; their names in the request are by convention. */
export const mediaFields = [
	url({
		displayName: 'Media URL',
		name: 'mediaUrl',
		required: true,
		show: MEDIA,
		placeholder: 'e.g. https://example.com/invoice.pdf',
		description: 'The address of the file itself, not of a page that shows it. HueChat must be able to download it without a login.',
		to: inBody('media_url'),
	}),
	collection(
		'Additional Fields',
		'additionalFields',
		[
			text({
				displayName: 'Caption',
				name: 'caption',
				rows: 2,
				placeholder: 'e.g. Your invoice for May',
				description: 'The text that the contact reads below the image or document',
				to: inBody('caption'),
			}),
			text({
				displayName: 'File Name',
				name: 'filename',
				// A name left over from a document must not go out with an image.
				show: { messageType: ['document'] },
				placeholder: 'e.g. invoice.pdf',
				description: 'The name under which the contact sees the document, with its ending',
				to: inBody('filename'),
			}),
		],
		MEDIA,
	),
];
