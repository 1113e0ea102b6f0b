import { at, choice } from '../../shared/fields';
import { placeValue } from '../../shared/operation';
import { sendAndWait as asking } from '../../shared/wait';
import { operation } from '../platform';
import { customChannel, fromId, inCustomData, recipient } from './customData';
import { whatsAppNumber, whatsAppText, whatsAppWeb, whatsAppWebOnly } from './whatsAppWeb';

const CUSTOM_CHANNEL = { sendThrough: ['customChannel'] };
const WHATSAPP_WEB = { sendThrough: ['whatsAppWeb'] };

export const sendAndWait = asking(operation, {
	notices: [{ ...whatsAppWebOnly, show: WHATSAPP_WEB }],
	source: {
		document: 'API Access guide',
		certainty: 'documented',
		note: 'The guide documents the custom channel. WhatsApp Web is from help.dmchamp.com/api/whatsapp-web; its path is taken where the user chose it.',
	},
	request: { method: 'POST', url: '/send_custom_channel_message' },
	to: [
		choice({
			displayName: 'Send Through',
			name: 'sendThrough',
			description: 'The connection that carries the question',
			options: [
				{ name: 'Custom Channel', value: 'customChannel' },
				{
					name: 'WhatsApp Web',
					value: 'whatsAppWeb',
					description: 'WhatsApp Web connection only; costs one credit',
				},
			],
			default: 'customChannel',
		}),
		{ ...fromId, show: CUSTOM_CHANNEL },
		{ ...customChannel, show: CUSTOM_CHANNEL },
		{ ...whatsAppNumber, show: WHATSAPP_WEB },
	],
	placeText: (request, text, { values }) => {
		const isWeb = values.sendThrough === 'whatsAppWeb';
		if (isWeb) Object.assign(request, whatsAppWeb);
		placeValue(request, isWeb ? whatsAppText : inCustomData('body'), text);
	},
	recipient: (request) =>
		(at(request, ['body', 'phoneNumber']) as string | undefined) ?? recipient(request),
});
