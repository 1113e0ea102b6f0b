import type { Check } from '../../shared/operation/operationPolicy';
import { returnAllOrLimit } from '../../shared/fields/returnAll';
import { InputError } from '../../shared/transport/errors/outcome';
import { numberOf } from '../fields';
import { operation } from '../platform';
import { onlyList } from '../shapes';
import { statusField } from './statusField';

// The page names a default of 100 and no maximum; without a limit the rest would be missing.
const ALL = 10_000;

/** Asks the vendor for as many as the user wants. */
const setLimit: Check = (request, item) => {
	const limit = item.parameter('returnAll') === true ? ALL : Number(item.parameter('limit', 50));
	request.qs = { ...request.qs, limit };
};

const wholeHours: Check = ({ qs }) => {
	const hours = numberOf(qs?.hours);
	if (typeof hours === 'number' && Number.isInteger(hours) && hours >= 1) return;
	throw new InputError('Hours is not a whole number of at least 1', 'Give one, such as 24.');
};

export const getAll = operation({
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many recent chat sessions',
	description: 'List the chat sessions of the last hours',
	source: {
		document: 'help.dmchamp.com/api/chat-sessions',
		certainty: 'vendor page',
		note: `The values of status and the place of the list in the reply were not visible: a single list comes out entry by entry. Return All asks for ${ALL}.`,
	},
	effect: 'read',
	request: { method: 'GET', url: '/chat-sessions/recent' },
	reads: ['returnAll', 'limit'],
	fields: [
		{
			displayName: 'Hours',
			name: 'hours',
			type: 'number',
			typeOptions: { minValue: 1 },
			required: true,
			default: 24,
			description: 'How many hours back to look',
			routing: { send: { type: 'query', property: 'hours' } },
		},
		...returnAllOrLimit,
		{
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add Filter',
			default: {},
			options: [
				{
					displayName: 'Include Messages',
					name: 'includeMessages',
					type: 'boolean',
					default: true,
					description: "Whether each session comes with its messages",
					routing: { send: { type: 'query', property: 'includeMessages' } },
				},
				statusField,
			],
		},
	],
	checks: [wholeHours, setLimit],
	output: [onlyList],
});
