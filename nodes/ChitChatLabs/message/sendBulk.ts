import type { INodeProperties } from 'n8n-workflow';

import type { Check } from '../../shared/operation/operationPolicy';
import { operation } from '../platform';
import { paramFields, paramParameters } from './paramFields';
import { templateParams } from './params';
import { contactSearch } from './search';
import { additionalFields, templateChecks, templateFields } from './templateFields';

const searchFields: INodeProperties[] = [
	{
		displayName: 'Search',
		name: 'searchMode',
		type: 'options',
		options: [
			{ name: 'As JSON', value: 'json' },
			{ name: 'As Rows', value: 'rows' },
		],
		default: 'rows',
		description: 'How to say which contacts get the message',
	},
	{
		displayName: 'Search Rows',
		name: 'searchSpec',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		displayOptions: { show: { searchMode: ['rows'] } },
		placeholder: 'Add Condition',
		default: {},
		options: [
			{
				displayName: 'Condition',
				name: 'row',
				values: [
					{
						displayName: 'Field',
						name: 'field',
						type: 'string',
						default: '',
						placeholder: 'e.g. name',
						description: 'A column of your contacts',
					},
					{ displayName: 'Value', name: 'value', type: 'string', default: '' },
				],
			},
		],
	},
	{
		displayName: 'Search JSON',
		name: 'searchJson',
		type: 'json',
		required: true,
		displayOptions: { show: { searchMode: ['json'] } },
		default: '{}',
		description: 'One object with a value for each column to search in',
	},
	{
		displayName: 'Everybody',
		name: 'everybody',
		type: 'boolean',
		noDataExpression: true,
		default: false,
		description:
			'Whether an empty search may go to all contacts. Counts only when it is ticked by hand: an expression or an agent cannot do it.',
	},
];

const setAudience: Check = ({ body }, item) => {
	(body as Record<string, unknown>).searchSpec = contactSearch(item);
};

const setParams: Check = ({ body }, item) => {
	(body as Record<string, unknown>).params = templateParams(item);
};

export const sendBulk = operation({
	value: 'sendBulk',
	name: 'Send Template in Bulk',
	action: 'Send a template message to many contacts',
	description: 'Send a WhatsApp template to all contacts that a search finds',
	source: {
		document: 'seed 004',
		certainty: 'documented',
		note: 'The answer is not shown, nor what several conditions or an empty search mean; an empty one is refused unless Everybody is ticked, and then sent as an empty object.',
	},
	effect: 'send',
	request: { method: 'POST', url: '/message/blast' },
	reads: ['searchMode', 'searchSpec', 'searchJson', 'everybody', ...paramParameters],
	keep: ['params', 'searchSpec'],
	dryRun: true,
	fields: [...searchFields, ...templateFields, ...paramFields(true), additionalFields],
	checks: [setAudience, ...templateChecks, setParams],
});
