import type { Conditions } from '../fields';
import type { Notice } from './spec';

/**
 * WhatsApp's rule for everything but templates (Meta's customer service window).
 *
 * @param show the choices that send something else than a template
 * @param template what to choose instead, as the form calls it; nothing where there is none
 */
export const whatsAppWindow = (show: Conditions, template?: string): Notice => {
	const rule =
		'24-hour window: on WhatsApp this reaches only a contact who wrote within the last 24 hours.';
	return { text: template === undefined ? rule : `${rule} Otherwise choose ${template}.`, show };
};
