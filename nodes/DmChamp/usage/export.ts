import { day } from '../../shared/fields/dateTime';
import { at, put } from '../../shared/fields/path';
import type { Check } from '../../shared/operation/operationPolicy';
import { InputError } from '../../shared/transport/errors/outcome';
import { operation } from '../platform';

const dayAt =
	(property: string, name: string): Check =>
	(request, item) => {
		const value = at(request, ['qs', property]);
		if (value === undefined || value === null || value === '') return;
		put(request, ['qs', property], day(value, item.timezone, name));
	};

const inOrder: Check = ({ qs = {} }) => {
	const { from, to } = qs;
	if (typeof from !== 'string' || typeof to !== 'string' || from <= to) return;
	throw new InputError('From is later than To', 'Swap the two days.');
};

export const exportUsage = operation({
	value: 'export',
	name: 'Export',
	action: 'Export usage as a CSV file',
	description: "Download the usage of the agency's sub-accounts as a CSV file (agencies only)",
	source: {
		document: 'help.dmchamp.com/agency',
		certainty: 'vendor page',
		note: 'Without dates DM Champ takes the last 30 days.',
	},
	effect: 'read',
	request: { method: 'GET', url: '/agencies/usage/export' },
	reads: ['binaryPropertyName'],
	fields: [
		{
			displayName: 'Put Output File in Field',
			name: 'binaryPropertyName',
			type: 'string',
			required: true,
			default: 'data',
			hint: 'The name of the output binary field to put the file in',
		},
		{
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add Filter',
			default: {},
			options: [
				{
					displayName: 'From',
					name: 'from',
					type: 'dateTime',
					default: '',
					description: 'The first day',
					routing: { send: { type: 'query', property: 'from' } },
				},
				{
					displayName: 'Sub-Account ID',
					name: 'subAccountId',
					type: 'string',
					default: '',
					description: 'Only this sub-account',
					routing: { send: { type: 'query', property: 'subAccountId' } },
				},
				{
					displayName: 'To',
					name: 'to',
					type: 'dateTime',
					default: '',
					description: 'The last day',
					routing: { send: { type: 'query', property: 'to' } },
				},
			],
		},
	],
	checks: [dayAt('from', 'From'), dayAt('to', 'To'), inOrder],
	// The bytes as they come: decoding them here could garble them.
	requestOptions: { encoding: 'arraybuffer', json: false },
	output: [
		async function (_items, { body }) {
			const file = Buffer.isBuffer(body) ? body : Buffer.from(body as unknown as string);
			const field = String(this.getNodeParameter('binaryPropertyName', 'data'));
			const binary = await this.helpers.prepareBinaryData(file, 'usage.csv', 'text/csv');
			const json = { fileName: 'usage.csv', mimeType: 'text/csv', bytes: file.length };
			return [{ json, binary: { [field]: binary } }];
		},
	],
});
