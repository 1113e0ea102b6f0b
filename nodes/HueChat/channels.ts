import type { INodePropertyOptions } from 'n8n-workflow';

/** The channels that HueChat's contact schema names. */
export const channels: INodePropertyOptions[] = [
	{ name: 'Email', value: 'email' },
	{ name: 'Instagram', value: 'instagram' },
	{ name: 'SMS', value: 'sms' },
	{ name: 'WhatsApp', value: 'whatsapp' },
];
