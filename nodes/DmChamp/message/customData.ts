import { at, id, inBody, text } from '../../shared/fields';
import type { Request } from '../../shared/transport';

/** Inside `customData`, where both calls of a custom channel have their fields ("API Access"). */
export const inCustomData = (name: string) => inBody(`customData.${name}`);

/** Who the other side is, in a message either way. */
export const fromId = id({
	displayName: 'From ID',
	name: 'fromId',
	required: true,
	placeholder: 'e.g. customer-1042',
	description:
		'The ID of the customer in your own system, in both directions: also when you send, the customer is meant, not you. DM Champ creates a contact that is missing.',
	to: inCustomData('fromId'),
});

/** The channel that a message goes out on. */
export const customChannel = text({
	displayName: 'Custom Channel',
	name: 'customChannel',
	required: true,
	placeholder: 'e.g. my-channel',
	description:
		'The name of the custom channel as in DM Champ. WhatsApp, SMS, Instagram and Messenger are no custom channels.',
	to: inCustomData('customChannel'),
});

/** Routes a message past DM Champ's own choice of a campaign. */
export const campaignId = id({
	displayName: 'Campaign ID',
	name: 'campaignId',
	placeholder: 'e.g. CAMPAIGN_ID',
	description: 'The ID of the campaign that handles the message; without it DM Champ chooses one',
	to: inCustomData('campaignId'),
});

/** The person whose messages must not overtake each other. */
export const recipient = (request: Request) =>
	String(at(request, ['body', 'customData', 'fromId']));
