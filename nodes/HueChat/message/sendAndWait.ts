import { inBody } from '../../shared/fields';
import { whatsAppWindow } from '../../shared/operation';
import { sendAndWait as asking } from '../../shared/wait';
import { channelChoice } from '../channels';
import { contactField } from '../contactReference';
import { operation } from '../platform';

export const sendAndWait = asking(operation, {
	notices: [whatsAppWindow({ channel: ['whatsapp'] })],
	source: {
		document: 'HueChat, Your First API Call',
		certainty: 'documented',
		note: 'Addressing a contact by phone or email here is by convention: the page shows it for reading and changing a contact.',
	},
	request: { method: 'POST', url: '/contact/:contactId/message' },
	to: [
		contactField,
		channelChoice('Channel', 'channel', 'The channel to ask on; the contact must have an address there, such as a phone number for WhatsApp', inBody('channel')),
	],
	placeText: (request, content) => {
		request.body = { ...Object(request.body), message_type: 'text', content };
	},
	recipient: ({ url }) => url,
});
