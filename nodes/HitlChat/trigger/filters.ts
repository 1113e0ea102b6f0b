import type { INodeProperties } from 'n8n-workflow';

import { textsOf } from '../../shared/fields';
import { isObject } from '../../shared/object';
import { filtersField, messageFilter } from '../../shared/webhook';
import type { FlatMessage } from '../../shared/webhook';
import type { Conversation } from './conversations';
import { identityOf } from './identity';
import { WORD_SEPARATOR } from './state';

// The list has no texts and one channel, so filters on those would leave out everything or nothing.
const SHARED = ['direction', 'ignoreContacts', 'ignoreOwn', 'onlyContacts'];
/** Those of them that never change for a conversation. */
const BY_CONTACT = ['ignoreContacts', 'onlyContacts'];

const own: INodeProperties[] = [
	{
		displayName: 'Number Begins With',
		name: 'numberBeginsWith',
		type: 'string',
		default: '',
		placeholder: 'e.g. +44, +353',
		description:
			'Country codes or longer beginnings of the numbers to let through: one or several, comma-separated',
	},
	{
		displayName: 'Status',
		name: 'status',
		type: 'string',
		default: '',
		placeholder: 'e.g. open, pending',
		description:
			'Statuses to let through, as HitlChat names them: one or several, comma-separated. Upper and lower case are the same.',
	},
];

const all = filtersField(own);

/** The Filters field: what all triggers share, as far as a list of conversations has it, and status and number. */
export const filters: INodeProperties = {
	...all,
	options: (all.options as INodeProperties[]).filter(
		({ name }) => SHARED.includes(name) || own.some((one) => one.name === name),
	),
};

/** The user's filters; blank ones let everything through. */
export interface Filters {
	/** Whether an event passes all of them. */
	passes(conversation: Conversation, message: FlatMessage): boolean;
	/** Whether anything of a conversation can ever pass. */
	concerns(conversation: Conversation, message: FlatMessage): boolean;
}

const lower = (text: string) => text.trim().toLowerCase();

function pick(values: object, names: readonly string[]): object {
	return Object.fromEntries(Object.entries(values).filter(([name]) => names.includes(name)));
}

/**
 * Reads the user's filters.
 *
 * @param given the value of the Filters field
 * @throws InputError for a list that holds something else than text
 */
export function readFilters(given: unknown): Filters {
	const values = isObject(given) ? given : {};
	const statuses = textsOf(values.status, 'Status').map(lower);
	const beginnings = textsOf(values.numberBeginsWith, 'Number Begins With').map(identityOf);
	const shared = messageFilter(pick(values, SHARED));
	const byContact = messageFilter(pick(values, BY_CONTACT));
	const hasNumber = ({ identity }: Conversation) =>
		beginnings.length === 0 || beginnings.some((beginning) => identity.startsWith(beginning));
	const hasStatus = ({ state }: Conversation) =>
		statuses.length === 0 ||
		state.status.split(WORD_SEPARATOR).some((status) => statuses.includes(lower(status)));
	return {
		passes: (conversation, message) =>
			hasNumber(conversation) && hasStatus(conversation) && shared(message) === undefined,
		concerns: (conversation, message) =>
			hasNumber(conversation) && byContact(message) === undefined,
	};
}
