import type { INodeProperties } from 'n8n-workflow';

import { responseMode, unreadBody } from '../../shared/webhook/http/responseFields';
import { eventOptions } from './events';

/** The fields of the trigger. */
export const properties: INodeProperties[] = [
	{
		displayName:
			'Nothing to enter at HueChat: the webhook is registered there when you publish this workflow or listen for a test event, and removed afterwards. N8n must be reachable from the internet over HTTPS.',
		name: 'registrationNotice',
		type: 'notice',
		default: '',
	},
	{
		displayName: 'Events',
		name: 'events',
		type: 'multiOptions',
		required: true,
		noDataExpression: true,
		default: ['message.received'],
		options: eventOptions,
	},
	responseMode,
	{
		displayName: 'Signature',
		name: 'signature',
		type: 'options',
		noDataExpression: true,
		default: 'whenRecognised',
		description:
			'HueChat documents a signing secret but not how it signs. The secret in the webhook URL is demanded in any case.',
		options: [
			{
				name: 'Off',
				value: 'off',
				description: 'Only the secret in the URL counts',
			},
			{
				name: 'Require',
				value: 'require',
				description: 'Refuse whatever carries no signature of a known scheme',
			},
			{
				name: 'Verify When Recognised',
				value: 'whenRecognised',
				description: 'A signature of a known scheme must be right; without one the secret in the URL will do',
			},
		],
	},
	unreadBody,
];
