import type { Notice } from '../shared/operation';

/** "Messages API: QR connection only" ("How to Use the HitlChat API"). */
export const qrOnly: Notice = {
	text: 'QR connection only: for WhatsApp numbers that are connected to HitlChat by QR code. A number on the WhatsApp Business API sends by <b>Broadcast: Send</b>.',
};

/** "Broadcasts API, Templates API: Business API only". */
export const businessApiOnly: Notice = {
	text: 'Business API only: for WhatsApp numbers that are connected to HitlChat by the WhatsApp Business API. A number connected by QR code sends by <b>Message: Send</b>.',
};
