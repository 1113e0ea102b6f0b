import { flag, id, inBody, keyValues, text } from '../../shared/fields';
import type { Field } from '../../shared/fields';

/** Where the fields come from, for the notes of both operations: the guide has the names alone. */
export const NOTE =
	'Bot Active and Do Not Disturb are from help.dmchamp.com/contacts, and so are Channel, Current Campaign, Custom Channel and External ID on create. Custom Fields, and all five of them on update, are seen in use: public programs send them.';

/** What can be said of a contact both when it is created and later. */
export const details: Field[] = [
	flag({
		displayName: 'Bot Active',
		name: 'isBotActive',
		default: true,
		description: 'Whether the bot answers this contact',
		to: inBody('is_bot_active'),
	}),
	text({
		displayName: 'Channel',
		name: 'channel',
		placeholder: 'e.g. whatsapp_web',
		description: 'The channel on which DM Champ reaches the contact, spelled as DM Champ does',
		to: inBody('channel'),
	}),
	id({
		displayName: 'Current Campaign',
		name: 'currentCampaign',
		description: 'The ID of the campaign that the contact is in',
		to: inBody('currentCampaign'),
	}),
	text({
		displayName: 'Custom Channel',
		name: 'customChannel',
		placeholder: 'e.g. my-channel',
		description: 'The name of your custom channel, for contacts on one',
		to: inBody('customChannel'),
	}),
	...keyValues({
		displayName: 'Custom Fields',
		name: 'customFields',
		description: 'Values for the custom fields of your DM Champ account, by field name',
		to: inBody('custom_fields'),
	}),
	flag({
		displayName: 'Do Not Disturb',
		name: 'doNotDisturb',
		default: true,
		description: 'Whether DM Champ should leave this contact alone',
		to: inBody('do_not_disturb'),
	}),
	id({
		displayName: 'External ID',
		name: 'externalId',
		description: "The contact's ID in your own system",
		to: inBody('externalId'),
	}),
	text({ displayName: 'First Name', name: 'firstName', to: inBody('firstName') }),
	text({ displayName: 'Last Name', name: 'lastName', to: inBody('lastName') }),
];
