import type { INodePropertyOptions } from 'n8n-workflow';

/** The events that HueChat documents (developer.huechat.ai/docs/guides/webhooks). */
export const eventOptions: INodePropertyOptions[] = [
	{ name: 'Contact Created', value: 'contact.created' },
	{ name: 'Contact Deleted', value: 'contact.deleted' },
	{ name: 'Contact Updated', value: 'contact.updated' },
	{ name: 'Conversation Assigned', value: 'conversation.assigned' },
	{ name: 'Conversation Created', value: 'conversation.created' },
	{ name: 'Conversation Resolved', value: 'conversation.resolved' },
	{ name: 'Conversation Updated', value: 'conversation.updated' },
	{ name: 'Message Delivered', value: 'message.delivered' },
	{ name: 'Message Read', value: 'message.read' },
	{ name: 'Message Received', value: 'message.received' },
	{
		name: 'Message Sent',
		value: 'message.sent',
		description: "Also for what a workflow sends: one that answers it would answer itself",
	},
];

const plain = (name: string): string => name.toLowerCase().replace(/[^a-z]/g, '');

const optionOf = (name: string) => eventOptions.find(({ value }) => plain(String(value)) === plain(name));

/** Whether a name is one of HueChat's, however it is written. */
export const isKnownEvent = (name: string): boolean => optionOf(name) !== undefined;

/** An event's documented name, however it is written: `MESSAGE_RECEIVED` is `message.received`. */
export function eventNamed(name: string): string {
	const found = optionOf(name);
	return found === undefined ? name : String(found.value);
}

/**
 * The events that the user chose.
 *
 * @param value the Events field; an expression may give anything
 * @returns sorted, each once
 */
export function chosenEvents(value: unknown): string[] {
	const list = Array.isArray(value) ? value : [value];
	const known = eventOptions.map((option) => option.value);
	return [...new Set(list.filter((one): one is string => known.includes(one as string)))].sort();
}
