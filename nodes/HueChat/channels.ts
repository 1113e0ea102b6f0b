import { choice } from '../shared/fields';
import type { Destination } from '../shared/fields';

const channels = [
	{ name: 'Email', value: 'email' },
	{ name: 'Instagram', value: 'instagram' },
	{ name: 'SMS', value: 'sms' },
	{ name: 'WhatsApp', value: 'whatsapp' },
];

/** A choice of the channels that HueChat's contact schema names. */
export const channelChoice = (
	displayName: string,
	name: string,
	description: string,
	to: Destination,
) => choice({ displayName, name, description, options: channels, default: 'whatsapp', to });
