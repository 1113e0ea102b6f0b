import type { INodePropertyMode } from 'n8n-workflow';

import { isBlank } from '../blank';
import type { Field, FieldOptions } from '../field';
import { isObject } from '../../object';
import { readId, type IdForm, type IdKind } from './id';
import { makeField } from './makeField';

/** One way to give a value by hand. */
export interface LocatorMode {
	displayName: string;
	/** n8n's mode, such as `id` or `name`. */
	name: string;
	placeholder?: string;
	hint?: string;
}

/** Options of {@link locator}. */
export interface LocatorOptions extends FieldOptions {
	/** The node's list method. */
	searchListMethod: string;
	/** What else the vendor goes by. */
	by: readonly LocatorMode[];
	/** What the value is; `text` unless said otherwise. An `integer` leaves as a number. */
	itemType?: IdKind;
	/** The vendor's own form of the value. */
	form?: IdForm;
	/** What the editor checks of values given by hand. */
	validation?: INodePropertyMode['validation'];
}

/** The value in what n8n keeps of a locator, in whatever mode it was given; anything else as it is. */
export const unwrapped = (raw: unknown): unknown =>
	isObject(raw) && 'value' in raw && ('__rl' in raw || 'mode' in raw) ? raw.value : raw;

/** Something that is chosen from the vendor's list, or given by hand. */
export function locator(options: LocatorOptions): Field<string | number> {
	const { searchListMethod, by, itemType: kind, form, validation } = options;
	const typeOptions = { searchListMethod, searchable: true };
	const manual = by.map((mode) => ({
		...mode,
		type: 'string' as const,
		...(validation && { validation }),
	}));
	return makeField<string | number>(options, {
		type: 'locator',
		property: {
			type: 'resourceLocator',
			default: { mode: 'list', value: '' },
			modes: [{ displayName: 'From List', name: 'list', type: 'list', typeOptions }, ...manual],
		},
		blank: 'leaveOut',
		isBlank: (raw) => isBlank(unwrapped(raw)),
		read: (raw, context) => readId(unwrapped(raw), context, { kind, form }),
	});
}
