import type { INodeProperties } from 'n8n-workflow';

const caption: INodeProperties = {
	displayName: 'Caption',
	name: 'caption',
	type: 'string',
	default: '',
	routing: { send: { type: 'body', property: 'caption' } },
};

const filename: INodeProperties = {
	displayName: 'File Name',
	name: 'filename',
	type: 'string',
	// A name left over from a document must not go out with an image.
	displayOptions: { show: { '/messageType': ['document'] } },
	default: '',
	placeholder: 'e.g. invoice.pdf',
	routing: { send: { type: 'body', property: 'filename' } },
};

/** The fields of images and documents; their names on the wire are by convention. */
export const mediaFields: INodeProperties[] = [
	{
		displayName: 'Media URL',
		name: 'mediaUrl',
		type: 'string',
		required: true,
		displayOptions: { show: { messageType: ['document', 'image'] } },
		default: '',
		placeholder: 'e.g. https://example.com/invoice.pdf',
		description: 'A public address from which HueChat can fetch the file',
		routing: { send: { type: 'body', property: 'media_url' } },
	},
	{
		displayName: 'Additional Fields',
		name: 'additionalFields',
		type: 'collection',
		placeholder: 'Add Field',
		displayOptions: { show: { messageType: ['document', 'image'] } },
		default: {},
		options: [caption, filename],
	},
];
