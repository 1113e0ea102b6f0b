import type { Conditions } from '../fields';
import type { Notice } from './spec';

/**
 * WhatsApp's rule for everything but templates (Meta's customer service window).
 *
 * @param template what to choose instead, as the form calls it
 * @param show the choices that send something else than a template
 */
export const whatsAppWindow = (template: string, show: Conditions): Notice => ({
	text: `24-hour window: on WhatsApp this reaches only a contact who wrote within the last 24 hours. Otherwise choose ${template}.`,
	show,
});
