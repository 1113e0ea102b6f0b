import type { INodeProperties } from 'n8n-workflow';

import { textsOf } from '../../fields';
import { comparableName } from '../../number';
import { isObject } from '../../object';
import type { FlatMessage } from './message';
import { textPattern } from './textPattern';

/** What the filters look at. */
export type Filterable = Pick<
	FlatMessage,
	'channel' | 'contact' | 'direction' | 'receiver' | 'text' | 'type'
>;

/**
 * Looks at a message.
 *
 * @returns the filter that leaves it out, as the user sees its name; undefined where it passes
 */
export type MessageFilter = (message: Filterable) => string | undefined;

const lower = (text: string | null): string => (text ?? '').trim().toLowerCase();

const isAmong = (names: readonly string[], values: ReadonlyArray<string | null>): boolean =>
	values.some((value) => value !== null && names.includes(comparableName(value)));

const idsOf = ({ contact }: Filterable) => [contact.id, contact.phone, contact.email];

type Test = (message: Filterable) => boolean;
/** @returns undefined where the user left the filter blank: everything passes it */
type Compile = (given: unknown, name: string) => Test | undefined;

const listed =
	(test: (wanted: string[], message: Filterable) => boolean): Compile =>
	(given, name) => {
		const wanted = textsOf(given, name);
		return wanted.length === 0 ? undefined : (message) => test(wanted, message);
	};

const lowered = (test: (wanted: string[], message: Filterable) => boolean): Compile =>
	listed((wanted, message) => test(wanted.map(lower), message));

const contacts = (test: (isListed: boolean) => boolean): Compile =>
	listed((wanted, message) => test(isAmong(wanted.map(comparableName), idsOf(message))));

const isOwn = (message: Filterable): boolean =>
	message.direction === 'outgoing' ||
	(message.receiver !== null && isAmong([comparableName(message.receiver)], idsOf(message)));

interface Filter {
	property: INodeProperties;
	compile: Compile;
}

const text = (
	displayName: string,
	name: string,
	description: string,
	compile: Compile,
	placeholder = '',
): Filter => ({
	property: { displayName, name, type: 'string', default: '', description, placeholder },
	compile,
});

const SEVERAL = 'one or several, comma-separated';

// Sorted by what the user reads, as n8n wants it.
const FILTERS: readonly Filter[] = [
	text(
		'Channel',
		'channel',
		`Only messages of these channels start the workflow: ${SEVERAL}`,
		lowered((wanted, { channel }) => wanted.includes(lower(channel))),
		'e.g. whatsapp, livechat',
	),
	text(
		'Contacts to Ignore',
		'ignoreContacts',
		`Whose messages start nothing, by ID, phone number with country code or email address: ${SEVERAL}`,
		contacts((isListed) => !isListed),
		'e.g. +447700900123, jane@example.com',
	),
	{
		property: {
			displayName: 'Direction',
			name: 'direction',
			type: 'options',
			default: 'incoming',
			options: [
				{ name: 'Incoming', value: 'incoming', description: 'What the contact wrote' },
				{ name: 'Outgoing', value: 'outgoing', description: 'What the business wrote' },
			],
			description: 'Whether what the contact wrote or what the business wrote starts the workflow',
		},
		compile: lowered((wanted, { direction }) => wanted.includes(direction)),
	},
	{
		property: {
			displayName: 'Ignore Own Messages',
			name: 'ignoreOwn',
			type: 'boolean',
			default: true,
			description:
				'Whether to leave out what this account sent itself, so that no workflow answers itself',
		},
		compile: (given) => (given === true ? (message) => !isOwn(message) : undefined),
	},
	text(
		'Message Type',
		'messageType',
		`Only messages of these kinds start the workflow: ${SEVERAL}`,
		lowered((wanted, { type }) => wanted.includes(lower(type))),
		'e.g. text, image',
	),
	text(
		'Only These Contacts',
		'onlyContacts',
		`Whose messages start the workflow, by ID, phone number with country code or email address: ${SEVERAL}`,
		contacts((isListed) => isListed),
		'e.g. +447700900123, jane@example.com',
	),
	text(
		'Text Begins With',
		'textBeginsWith',
		'The words to begin with: one or several, comma-separated. Upper and lower case are the same.',
		lowered((wanted, { text: written }) => wanted.some((each) => lower(written).startsWith(each))),
		'e.g. stop, unsubscribe',
	),
	text(
		'Text Contains',
		'textContains',
		'The words to look for: one or several, comma-separated, of which one is enough. Upper and lower case are the same.',
		lowered((wanted, { text: written }) => wanted.some((each) => lower(written).includes(each))),
		'e.g. price, quote',
	),
	text(
		'Text Matches Pattern',
		'textPattern',
		'A regular expression, such as order\\s+\\d+ or /order/i for either case. The first 4,096 characters of the text are searched; look-ahead, look-behind and references to groups are not available.',
		(given) => {
			if (typeof given !== 'string' || given.trim() === '') return undefined;
			const found = textPattern(given.trim());
			return (message) => message.text !== null && found(message.text);
		},
		'e.g. order\\s+\\d+',
	),
];

/**
 * Reads the user's filters; all of them must let a message through.
 *
 * @param given the value of the Filters field
 * @throws InputError for a pattern that cannot be used, or a list that holds something else than text
 */
export function messageFilter(given: unknown): MessageFilter {
	const values = isObject(given) ? given : {};
	const tests = FILTERS.flatMap(({ property: { name, displayName }, compile }) => {
		const test = name in values ? compile(values[name], displayName) : undefined;
		return test === undefined ? [] : [{ displayName, test }];
	});
	return (message) => tests.find(({ test }) => !test(message))?.displayName;
}

const byName = (a: INodeProperties, b: INodeProperties): number =>
	a.displayName.localeCompare(b.displayName);

/**
 * The Filters field of a trigger.
 *
 * @param own filters that only this trigger has; it reads them itself
 */
export function filtersField(own: readonly INodeProperties[] = []): INodeProperties {
	return {
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add Filter',
		default: {},
		description: 'What a filter leaves out starts no workflow',
		options: [...FILTERS.map(({ property }) => property), ...own].sort(byName),
	};
}
