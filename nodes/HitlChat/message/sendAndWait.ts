import { sendAndWait as asking } from '../../shared/wait';
import { qrOnly } from '../connections';
import { operation } from '../platform';
import { recipient, recipientNumber } from '../recipient';

export const sendAndWait = asking(operation, {
	notices: [qrOnly],
	source: { document: 'How to Use the HitlChat API', certainty: 'documented' },
	request: { method: 'POST', url: '/messages/send' },
	to: [recipientNumber],
	placeText: (request, messageText) => {
		request.body = { ...Object(request.body), type: 'text', messageText };
	},
	recipient,
});
