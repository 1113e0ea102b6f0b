import { NodeOperationError } from 'n8n-workflow';
import type { IDataObject, IPollFunctions } from 'n8n-workflow';

import { flagOf, textsOf } from '../../shared/fields';
import { isObject } from '../../shared/object';
import { InputError } from '../../shared/transport';
import { eventOptions } from './events';
import type { EventName } from './events';
import { readFilters } from './filters';
import type { Filters } from './filters';
import { CUSTOMER_SENDER_NAMES, customerTest } from './sender';
import type { IsCustomer } from './sender';

/** How many events one poll gives out unless the user says otherwise. */
export const MAX_EVENTS = 500;

/** What the user set, read and checked. */
export interface Settings {
	events: EventName[];
	filters: Filters;
	isCustomer: IsCustomer;
	maxEvents: number;
	persistAllChanges: boolean;
	includeRaw: boolean;
}

const letters = (text: string) => text.toLowerCase().replace(/[^\p{L}]/gu, '');

const EVENT_NAMES = `There is ${eventOptions.map(({ value }) => value).join(', ')}.`;

function eventNamed(text: string): EventName {
	const wanted = letters(text);
	const found = eventOptions.find(({ name, value }) =>
		[name, value].some((one) => letters(one) === wanted),
	);
	if (found !== undefined) return found.value;
	throw new InputError(`Events holds "${text.slice(0, 40)}", which is no event`, EVENT_NAMES);
}

/**
 * Reads the chosen events: a list, comma-separated text or a list as JSON text, of their names or
 * what the editor shows for them.
 *
 * @throws InputError where none is chosen, or a name is unknown
 */
export function eventsFrom(value: unknown): EventName[] {
	if (isObject(value)) throw new InputError('Events must be a list of event names', EVENT_NAMES);
	const events = textsOf(value, 'Events').map(eventNamed);
	if (events.length > 0) return [...new Set(events)];
	throw new InputError('No event is chosen in Events', EVENT_NAMES);
}

function flag(options: IDataObject, name: string, label: string): boolean {
	if (!(name in options)) return true;
	const value = flagOf(options[name]);
	if (value !== undefined) return value;
	throw new InputError(
		`${label} is neither true nor false`,
		'If it is an expression, it resolved to an empty value.',
	);
}

function maxEventsFrom(value: unknown): number {
	const isGiven = typeof value === 'number' || (typeof value === 'string' && value.trim() !== '');
	const count = isGiven ? Number(value) : NaN;
	if (Number.isSafeInteger(count) && count >= 1) return count;
	throw new InputError(
		'Most Events per Poll must be a whole number of at least 1',
		'Enter 500, for example.',
	);
}

function read(context: IPollFunctions): Settings {
	const options = context.getNodeParameter('options', {}) as IDataObject;
	const { customerSenderNames = CUSTOMER_SENDER_NAMES, maxEventsPerPoll = MAX_EVENTS } = options;
	return {
		events: eventsFrom(context.getNodeParameter('events', null)),
		filters: readFilters(context.getNodeParameter('filters', {})),
		isCustomer: customerTest(customerSenderNames),
		maxEvents: maxEventsFrom(maxEventsPerPoll),
		persistAllChanges: flag(options, 'persistAllChanges', 'Save Every Change'),
		includeRaw: flag(options, 'includeRaw', 'Include Raw'),
	};
}

/**
 * Reads what the user set, before anything is asked.
 *
 * @throws NodeOperationError where it cannot be meant
 */
export function readSettings(context: IPollFunctions): Settings {
	try {
		return read(context);
	} catch (error) {
		const { message } = error as Error;
		const known = 'What is entered there, or its expression, cannot be read.';
		throw new NodeOperationError(context.getNode(), message, {
			description: error instanceof InputError ? error.description : known,
			failure: { cause: 'configuration-invalid' },
		});
	}
}
