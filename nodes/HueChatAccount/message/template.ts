import { byName, choice, inBody, locator, templateVariables, text, url } from '../../shared/fields';
import { placeValue } from '../../shared/operation';
import type { Check } from '../../shared/operation';

const show = { kind: ['template'] };
const PARAMS = 'template_params';
const HEADER = `${PARAMS}.processed_params.header`;
const NO_MEDIA = 'none';
const MEDIA = ['document', 'image', 'video'];

/** The fields of a WhatsApp template; its buttons stand among the additional ones. */
export const templateFields = [
	locator({
		displayName: 'Template',
		name: 'templateName',
		description: 'The approved WhatsApp template to send, by its exact name',
		required: true,
		show,
		searchListMethod: 'searchTemplateNames',
		by: [byName('e.g. appointment_reminder')],
		to: inBody(`${PARAMS}.name`),
	}),
	choice({
		displayName: 'Template Category',
		name: 'templateCategory',
		show,
		options: [
			{ name: 'Authentication', value: 'AUTHENTICATION' },
			{ name: 'Marketing', value: 'MARKETING' },
			{ name: 'Utility', value: 'UTILITY' },
		],
		default: 'UTILITY',
		description: 'The category under which WhatsApp approved the template',
		to: inBody(`${PARAMS}.category`),
	}),
	text({
		displayName: 'Template Language',
		name: 'templateLanguage',
		description: 'The code of the language in which the template was approved, such as en or en_US',
		default: 'en',
		required: true,
		show,
		to: inBody(`${PARAMS}.language`),
	}),
	choice({
		displayName: 'Header Media',
		name: 'headerMedia',
		description: 'What kind of file the header of the template shows; None for a header of text and for none at all',
		show,
		options: [
			{ name: 'Document', value: 'document' },
			{ name: 'Image', value: 'image' },
			{ name: 'None', value: NO_MEDIA },
			{ name: 'Video', value: 'video' },
		],
		default: NO_MEDIA,
	}),
	url({
		displayName: 'Header Media URL',
		name: 'headerMediaUrl',
		required: true,
		show: { ...show, headerMedia: MEDIA },
		placeholder: 'e.g. https://example.com/picture.jpg',
		description: 'The address of the file itself, not of a page that shows it. WhatsApp must be able to download it without a login.',
		to: inBody(`${HEADER}.media_url`),
	}),
	...templateVariables({
		show,
		to: inBody(`${PARAMS}.processed_params.body`),
		mappingMethod: 'getMessageVariables',
		dependsOn: ['templateName.value', 'templateLanguage'],
		isWhole: true,
	}),
	text({
		displayName: 'Content',
		name: 'templateText',
		required: true,
		show,
		rows: 3,
		description: 'The text of the template as agents should read it in the conversation; the contact gets the template',
		to: inBody('content'),
	}),
];

/** A check that says what kind of file the header of a template gets. */
export const nameHeaderMedia: Check = (request, { values: { headerMedia } }) => {
	if (headerMedia === undefined || headerMedia === NO_MEDIA) return;
	placeValue(request, inBody(`${HEADER}.media_type`), headerMedia);
};
