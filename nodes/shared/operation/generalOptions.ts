import { choice, collection, flag, id, integer } from '../fields';
import type { Collection, Field, FieldOrCollection } from '../fields';
import { MAX_WAIT_S } from '../transport';
import type { OperationSpec } from './spec';

type General = Pick<OperationSpec, 'dryRun' | 'effect' | 'fields' | 'once' | 'waits'>;

/** Parameter of the longest wait. It is the node's, not an operation's, and stands on its Settings tab. */
export const MAX_WAIT = 'maxWait';

/** The options that this module adds to an operation's collection. */
export type GeneralOption =
	| 'confirmResendOfKey'
	| 'dryRun'
	| 'historySize'
	| 'onAlreadySent'
	| 'sendOnceKey';

/** How many finished keys a node keeps where the user says nothing. */
export const HISTORY_SIZE = 10_000;

const dryRun: Field<boolean> = flag({
	displayName: 'Dry Run',
	name: 'dryRun' satisfies GeneralOption,
	default: true,
	description:
		'Whether to check everything and output the exact request, without the API key, instead of sending it. Nothing reaches anybody.',
});

const sendOnceKey = id({
	displayName: 'Send Once Key',
	name: 'sendOnceKey' satisfies GeneralOption,
	required: true,
	placeholder: 'e.g. spring-sale-{{ $json.phone }}',
	description:
		'Names this message, such as a campaign and a phone number. For one key this node sends once, ever: in this execution, in a retried or new one, and after a crash of n8n. An item whose key was used before is not sent again.',
});

const onAlreadySent = choice({
	displayName: 'On Already Sent',
	name: 'onAlreadySent' satisfies GeneralOption,
	options: [
		{
			name: 'Continue',
			value: 'continue',
			description: 'The item goes on, marked as already sent',
		},
		{ name: 'Skip', value: 'skip', description: 'The item ends here' },
	],
	default: 'continue',
	description: 'What becomes of an item whose key was used before. It is not sent again.',
});

const confirmResendOfKey = id({
	displayName: 'Confirm Resend of Key',
	name: 'confirmResendOfKey' satisfies GeneralOption,
	description:
		'The key of a message whose outcome is unknown, after you have checked that it did not arrive. It allows that message to be sent once more.',
});

const historySize = integer({
	displayName: 'History Size',
	name: 'historySize' satisfies GeneralOption,
	min: 1_000,
	max: 100_000,
	default: HISTORY_SIZE,
	description:
		'How many keys this node remembers. The oldest finished ones are forgotten beyond that; one whose outcome is unknown never is.',
});

const nodeSetting = <T>(field: Field<T>): Field<T> => ({
	...field,
	property: { ...field.property, isNodeSetting: true },
});

const maxWait = nodeSetting(
	integer({
		displayName: 'Max Wait (Seconds)',
		name: MAX_WAIT,
		min: 0,
		default: MAX_WAIT_S,
		description:
			'How many seconds an item may wait when the vendor limits the rate, such as 30. Beyond that it fails and says when to try again; nothing was sent for it.',
	}),
);

const collectionIn = (fields: readonly FieldOrCollection[]): Collection | undefined =>
	fields.find((field) => field.kind === 'collection');

const keyOptions = (once: General['once']): Field[] =>
	once === undefined
		? [sendOnceKey, onAlreadySent, confirmResendOfKey, historySize]
		: [onAlreadySent, confirmResendOfKey, historySize];

/** What is added to the operation's collection, but for what it has of its own under that name. */
function optionsOf({ dryRun: hasDryRun, effect, fields, once, waits }: General): Field[] {
	// A question that was asked before has no one who would answer it for this run.
	const hasKey = effect === 'send' && waits === undefined;
	const all = [...(hasDryRun ? [dryRun] : []), ...(hasKey ? keyOptions(once) : [])];
	const own = collectionIn(fields)?.fields.map(({ property }) => property.name) ?? [];
	return all.filter(({ property }) => !own.includes(property.name));
}

/** A collection that shows always; what hid it now hides its own fields, so that others can join them. */
function alwaysShown({ property, fields, show }: Collection): Collection {
	const own = fields.map((field) => (show ? { ...field, show: { ...show, ...field.show } } : field));
	return { kind: 'collection', property, fields: own };
}

/**
 * The fields of an operation with what is general. Options go into the collection that the operation has,
 * whatever its name; one is made only for an operation that has none and gets an option. The node's
 * settings come last.
 */
export function withGeneralOptions(operation: General): FieldOrCollection[] {
	const { fields } = operation;
	const general = optionsOf(operation);
	if (general.length === 0) return [...fields, maxWait];
	const own = collectionIn(fields);
	const { property, fields: given } = own
		? alwaysShown(own)
		: collection('Options', 'options', []);
	const all: Collection = { kind: 'collection', property, fields: [...given, ...general] };
	return [...fields.filter((field) => field !== own), all, maxWait];
}

/**
 * Under which parameter a general option of an operation lives, such as `additionalFields.dryRun`: the
 * key of `ItemView.values`, and the path in the node's parameters.
 *
 * @param operation as its file writes it, or ready
 */
export function generalOptionPath({ fields }: Pick<General, 'fields'>, option: GeneralOption): string {
	return `${collectionIn(fields)?.property.name ?? 'options'}.${option}`;
}
