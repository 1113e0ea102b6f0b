import { dateTime, filters, id, inQuery, text } from '../../shared/fields';
import type { Check, Shape } from '../../shared/operation';
import { InputError } from '../../shared/transport';
import { agenciesOnly } from '../notices';
import { operation } from '../platform';

const inOrder: Check = ({ qs = {} }) => {
	const { from, to } = qs as { from?: string; to?: string };
	if (from === undefined || to === undefined || from <= to) return;
	throw new InputError('From is later than To', 'Swap the two days.');
};

const csvFile: Shape = async ({ body }, { values }, storeFile) => {
	const file = Buffer.isBuffer(body) ? body : Buffer.from(body as string);
	const binary = await storeFile(file, 'usage.csv', 'text/csv');
	const json = { fileName: 'usage.csv', mimeType: 'text/csv', bytes: file.length };
	return [{ json, binary: { [String(values.binaryPropertyName)]: binary } }];
};

export const exportUsage = operation({
	value: 'export',
	name: 'Export',
	action: 'Export usage of sub accounts as CSV file',
	description: "Download the usage of the agency's sub-accounts as a CSV file (agencies only)",
	notices: [agenciesOnly],
	source: {
		document: 'help.dmchamp.com/agency',
		certainty: 'vendor page',
		note: 'Without dates DM Champ takes the last 30 days.',
	},
	effect: 'read',
	request: { method: 'GET', url: '/agencies/usage/export' },
	fields: [
		text({
			displayName: 'Put Output File in Field',
			name: 'binaryPropertyName',
			required: true,
			default: 'data',
			hint: 'The name of the output binary field to put the file in',
			description: 'The binary property under which later nodes find the CSV file, such as data',
		}),
		filters([
			dateTime({
				displayName: 'From',
				name: 'from',
				form: 'day',
				description: 'The first day of the usage, such as 2027-01-01; without it the last 30 days are taken',
				to: inQuery('from'),
			}),
			id({
				displayName: 'Sub Account ID',
				name: 'subAccountId',
				placeholder: 'e.g. abc123xyz',
				description: 'Only the usage of this sub-account, by the ID that Sub Account: Get outputs',
				to: inQuery('subAccountId'),
			}),
			dateTime({
				displayName: 'To',
				name: 'to',
				form: 'day',
				description: 'The last day of the usage, which is included, such as 2027-01-31',
				to: inQuery('to'),
			}),
		]),
	],
	checks: [inOrder],
	answersWithFile: true,
	output: csvFile,
	outputSchema: { fileName: 'string', mimeType: 'string', bytes: 'integer' },
});
