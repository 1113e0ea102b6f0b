import { collection, flag, integer } from '../fields';
import type { Collection, Field, FieldOrCollection } from '../fields';
import { MAX_WAIT_S } from '../transport';
import type { OperationSpec } from './spec';

type General = Pick<OperationSpec, 'dryRun' | 'fields'>;

/** Parameter of the longest wait. It is the node's, not an operation's, and stands on its Settings tab. */
export const MAX_WAIT = 'maxWait';

/** The options that this module adds to an operation's collection. */
export type GeneralOption = 'dryRun';

const dryRun: Field<boolean> = flag({
	displayName: 'Dry Run',
	name: 'dryRun' satisfies GeneralOption,
	default: true,
	description:
		'Whether to check everything and output the exact request, without the API key, instead of sending it. Nothing reaches anybody.',
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

/** What is added to the operation's collection. */
const optionsOf = ({ dryRun: hasDryRun }: General): Field[] => (hasDryRun ? [dryRun] : []);

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
