import { collection, inBody, text } from '../../shared/fields';
import { mediaFile } from './mediaFile';

/** Which template, in which language. */
export const templateFields = [
	text({
		displayName: 'Template Name',
		name: 'fbTemplate',
		required: true,
		placeholder: 'e.g. habit_run_confirmation_message',
		description: 'The name of an approved template in WhatsApp Manager: small letters, digits and underscores',
		to: inBody('fb_template'),
	}),
	text({
		displayName: 'Language',
		name: 'language',
		required: true,
		default: 'en',
		placeholder: 'e.g. en',
		description: 'The code of the language in which the template was approved, such as en, en_US or hi',
		to: inBody('language'),
	}),
];

/** What the document calls optional. */
export const additionalFields = collection('Additional Fields', 'additionalFields', [
	mediaFile,
	text({
		displayName: 'Tag',
		name: 'tag',
		placeholder: 'e.g. november_run',
		description: 'A label by which you find these messages under Messages in ChitChatLabs',
		to: inBody('tag'),
	}),
]);
