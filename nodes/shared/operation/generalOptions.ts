import { flag, integer } from '../fields';
import type { Collection, Field, FieldOrCollection } from '../fields';
import { MAX_WAIT_S } from '../transport';

/** The collection that holds them; an operation's own options stand in it too. */
const COLLECTION = 'options';

/** Parameter of the option of a send to many that shows the request instead of sending it. */
export const DRY_RUN = `${COLLECTION}.dryRun`;

/** Parameter of the longest wait. */
export const MAX_WAIT = `${COLLECTION}.maxWait`;

const dryRun: Field<boolean> = flag({
	displayName: 'Dry Run',
	name: 'dryRun',
	default: true,
	description:
		'Whether to check everything and output the exact request, without the API key, instead of sending it',
});

const maxWait: Field<number> = integer({
	displayName: 'Max Wait (Seconds)',
	name: 'maxWait',
	min: 0,
	default: MAX_WAIT_S,
	description:
		'How many seconds an item may wait when the vendor limits the rate. Beyond that it fails and says when to try again; nothing was sent for it.',
});

const isOptions = (field: FieldOrCollection): field is Collection =>
	field.kind === 'collection' && field.property.name === COLLECTION;

/**
 * The fields of an operation with the options that every operation has, put into the operation's own
 * `options` collection where it has one.
 */
export function withGeneralOptions(
	fields: readonly FieldOrCollection[],
	hasDryRun: boolean,
): FieldOrCollection[] {
	const own = fields.find(isOptions);
	const general: Field[] = hasDryRun ? [dryRun, maxWait] : [maxWait];
	const collection: Collection = {
		kind: 'collection',
		property: {
			displayName: 'Options',
			name: COLLECTION,
			type: 'collection',
			placeholder: 'Add option',
			default: {},
		},
		fields: [...(own?.fields ?? []), ...general],
	};
	return [...fields.filter((field) => field !== own), collection];
}
