import { choice, flag, inBody, makeField, rowText, rowsProperty } from '../../shared/fields';
import { isObject } from '../../shared/object';
import type { Check } from '../../shared/operation';
import { InputError } from '../../shared/transport';
import { GROUP, NOT_SENT, refuseBlank, searchOfJson, searchOfRows } from './search';
import type { Search } from './search';

const BOX = 'everybody';

const to = inBody('searchSpec');

const CONDITION = {
	displayName: 'Condition',
	group: GROUP,
	values: [
		rowText('Field', 'field', {
			placeholder: 'e.g. name',
			description: 'The column of your contacts in ChitChatLabs to look in, such as name',
		}),
		rowText('Value', 'value', {
			placeholder: 'e.g. Partha',
			description: 'What the column must hold for a contact to get the message',
		}),
	],
};

// An empty search is read as one, never left out: what it means is for `demandAudience` to say.
const isNeverBlank = () => false;

/** Which contacts get the message. */
export const searchFields = [
	choice({
		displayName: 'Search',
		name: 'searchMode',
		options: [
			{ name: 'As JSON', value: 'json' },
			{ name: 'As Rows', value: 'rows' },
		],
		default: 'rows',
		description: 'How to say which contacts get the message',
	}),
	makeField<Search>(
		{
			displayName: 'Search Rows',
			name: 'searchSpec',
			description: 'What the contacts must have who get the message; a blank value is refused',
			show: { searchMode: ['rows'] },
			to,
		},
		{
			type: 'keyValues',
			property: rowsProperty(CONDITION),
			blank: 'leaveOut',
			isBlank: isNeverBlank,
			read: (raw, { label }) => searchOfRows(raw, label),
		},
	),
	makeField<Search>(
		{
			displayName: 'Search JSON',
			name: 'searchJson',
			required: true,
			show: { searchMode: ['json'] },
			description: 'One object with a value for each column to search in, such as {"name": "Partha"}; a blank value is refused',
			to,
		},
		{
			type: 'jsonObject',
			property: { type: 'json', default: '{}' },
			blank: 'leaveOut',
			isBlank: isNeverBlank,
			read: (raw, { label }) => searchOfJson(raw, label),
		},
	),
];

/** Lets an empty search go to everybody. */
export const everybody = flag({
	displayName: 'Send to All Contacts',
	name: BOX,
	noDataExpression: true,
	description:
		'Whether an empty search may go to all contacts. Takes effect only if you turn it on in the editor: expressions and agents cannot do that.',
});

/**
 * Demands a search that narrows the audience, in the body as it will leave.
 *
 * @throws InputError for one that is blank or holds anything blank
 */
export const demandAudience: Check = ({ body }, item) => {
	const searchSpec: unknown = (body as { searchSpec?: unknown }).searchSpec ?? {};
	if (!isObject(searchSpec)) {
		throw new InputError('The search of this bulk message is not an object', NOT_SENT);
	}
	refuseBlank(searchSpec);
	// As it stands in the workflow: neither an expression nor an agent can turn this on.
	const isForAll = item.literal(BOX) === true;
	if (Object.keys(searchSpec).length > 0 || isForAll) return;
	throw new InputError(
		'The search of this bulk message is blank',
		`${NOT_SENT} Say whom to send to, or turn on Send to All Contacts in the editor.`,
	);
};
