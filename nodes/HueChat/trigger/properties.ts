import type { INodeProperties } from 'n8n-workflow';

import { filtersField, outputOptions, responseMode, unreadBody } from '../../shared/webhook';
import { eventOptions } from './events';

/** The fields of the trigger. */
export const properties: INodeProperties[] = [
	{
		displayName:
			'Nothing to enter at HueChat: the webhook is registered there when you publish this workflow or listen for a test event, and removed afterwards. HueChat must reach n8n from the internet over HTTPS.',
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
		description: 'What must happen in HueChat to start the workflow',
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
			'HueChat documents a signing secret but not how it signs. The secret in the webhook URL is required in any case.',
		options: [
			{
				name: 'Off',
				value: 'off',
				description: 'Only the secret in the URL counts',
			},
			{
				name: 'Require',
				value: 'require',
				description: 'Refuse whatever carries no right signature of a known scheme',
			},
			{
				name: 'Verify When Recognised',
				value: 'whenRecognised',
				description: 'Take a call by the secret in its URL where its signature cannot be verified, and say so in the output',
			},
		],
	},
	{
		...filtersField(),
		description: 'What a filter leaves out is answered as received and starts nothing',
	},
	outputOptions,
	unreadBody,
];
