import type { INodePropertyOptions } from 'n8n-workflow';

import { textsOf } from '../../shared/fields';
import { plain } from '../../shared/webhook';

interface KnownEvent extends INodePropertyOptions {
	value: string;
	/** Names that it goes by in programs that receive it. */
	names: readonly string[];
}

const known = (name: string, value: string, ...names: string[]): KnownEvent => ({
	name,
	value,
	names: [value, ...names],
});

/**
 * Events that DM Champ's pages speak of (Webhooks, Notifications), with the names that receivers of its
 * webhooks look for. No page shows the names themselves.
 */
const EVENTS: readonly KnownEvent[] = [
	known('Appointment Booked', 'appointment_booked', 'appointment_created', 'new_appointment'),
	known('Campaign Status', 'campaign_status', 'campaign_status_changed'),
	known('Contact Created', 'contact_created', 'new_contact'),
	known('Contact Tagged', 'contact_tagged', 'tag_applied', 'tag_added', 'contact_tag_added'),
	known('Contact Updated', 'contact_updated'),
	known('Conversation Summary', 'conversation_summary', 'summary', 'summary_created'),
	known('Credit Alert', 'credit_alert', 'low_credits'),
	known('Flow Completed', 'flow_completed'),
	known('Human Alerted', 'human_alerted', 'human_alert'),
	known('Message Read', 'message_read'),
	known(
		'Message Received',
		'message_received',
		'new_message',
		'inbound_message',
		'incoming_message',
	),
	known('Subscription', 'subscription', 'subscription_updated', 'subscription_changed'),
	known('Template Approval', 'template_approval', 'template_approved', 'template_status'),
	known('WhatsApp Status', 'whatsapp_status', 'whatsapp_status_changed'),
];

export const eventOptions: INodePropertyOptions[] = EVENTS.map(({ name, value }) => ({
	name,
	value,
}));

/**
 * Whether an event is one of those that the user chose.
 *
 * @param chosen values of {@link eventOptions}
 * @param others names that the user typed
 * @returns true where nothing was chosen: everything is wanted then
 */
export function isWantedEvent(name: string, chosen: unknown, others: unknown): boolean {
	const values = [chosen].flat();
	const names = EVENTS.filter(({ value }) => values.includes(value)).flatMap(
		({ names: all }) => all,
	);
	const wanted = [...names, ...textsOf(others, 'Other Event Names')].map(plain);
	return wanted.length === 0 || wanted.includes(plain(name));
}
