import { inBody, phone, PHONE_FORM } from '../../shared/fields';

/** The request of a message through a WhatsApp Web connection (help.dmchamp.com/api/whatsapp-web). */
export const whatsAppWeb = { method: 'POST', url: '/whatsapp-web/send' } as const;

/** What must be connected. */
export const whatsAppWebOnly = {
	text: 'WhatsApp Web connection only: for numbers that are connected to DM Champ by QR code. Each message costs one credit.',
};

/** Whom it goes to. */
export const whatsAppNumber = phone({
	displayName: 'Phone Number',
	name: 'phoneNumber',
	style: 'plus',
	required: true,
	description: `The WhatsApp number of the recipient. ${PHONE_FORM}`,
	to: inBody('phoneNumber'),
});

/** Where its text goes; blank lines split it into several messages. */
export const whatsAppText = inBody('message');
