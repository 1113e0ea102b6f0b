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
		description: 'Whether the AI bot answers this contact; off leaves the answers to people',
		to: inBody('is_bot_active'),
	}),
	text({
		displayName: 'Channel',
		name: 'channel',
		placeholder: 'e.g. whatsapp_web',
		description:
			'The channel on which DM Champ reaches the contact, spelled as DM Champ does, such as whatsapp_web',
		to: inBody('channel'),
	}),
	id({
		displayName: 'Current Campaign',
		name: 'currentCampaign',
		placeholder: 'e.g. CAMPAIGN_ID',
		description: 'The ID of the campaign to put the contact into, not its name',
		to: inBody('currentCampaign'),
	}),
	text({
		displayName: 'Custom Channel',
		name: 'customChannel',
		placeholder: 'e.g. my-channel',
		description: 'The name of your custom channel as in DM Champ, for a contact who writes on one',
		to: inBody('customChannel'),
	}),
	...keyValues({
		displayName: 'Custom Fields',
		name: 'customFields',
		description: 'Values for the custom fields of your DM Champ account: the key is the name of the field',
		to: inBody('custom_fields'),
	}),
	flag({
		displayName: 'Do Not Disturb',
		name: 'doNotDisturb',
		default: true,
		description: 'Whether DM Champ should send nothing to this contact, neither by campaigns nor by the bot',
		to: inBody('do_not_disturb'),
	}),
	id({
		displayName: 'External ID',
		name: 'externalId',
		placeholder: 'e.g. crm-1042',
		description: 'The ID of the contact in your own system, such as a CRM or a shop',
		to: inBody('externalId'),
	}),
	text({
		displayName: 'First Name',
		name: 'firstName',
		placeholder: 'e.g. Jane',
		description: 'The given name of the contact, which templates and the bot use',
		to: inBody('firstName'),
	}),
	text({
		displayName: 'Last Name',
		name: 'lastName',
		placeholder: 'e.g. Smith',
		description: 'The family name of the contact',
		to: inBody('lastName'),
	}),
];
