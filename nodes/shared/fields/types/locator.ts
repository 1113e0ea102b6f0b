import type { INodePropertyMode } from 'n8n-workflow';

import { isBlank } from '../blank';
import type { Field, FieldOptions, ReadingContext } from '../field';
import { isObject } from '../../object';
import { readId, type IdForm, type IdKind } from './id';
import type { LocatorMode } from './locatorModes';
import { byId } from './locatorModes';
import { makeField } from './makeField';

/** Options of {@link locator}. */
export interface LocatorOptions extends FieldOptions {
	/** The node's list method. */
	searchListMethod: string;
	/** How the value can be given by hand: what the vendor goes by. By its ID unless said otherwise. */
	by?: readonly LocatorMode[];
	/** What the value is; `text` unless said otherwise. An `integer` leaves as a number. */
	itemType?: IdKind;
	/** The vendor's own form of the value. */
	form?: IdForm;
	/** Reads what is no id, such as a phone number. */
	readAs?: (raw: unknown, context: ReadingContext) => string | number;
}

/** After this long a list is taken for broken; what does not come within 5 seconds does not come. */
const SLOW_MS = 3_000;

/** The value in what n8n keeps of a locator, in whatever mode it was given; anything else as it is. */
export const unwrapped = (raw: unknown): unknown =>
	isObject(raw) && 'value' in raw && ('__rl' in raw || 'mode' in raw) ? raw.value : raw;

/** Something that is chosen from the vendor's list, or given by hand. */
export function locator(options: LocatorOptions): Field<string | number> {
	const { searchListMethod, itemType: kind, form } = options;
	const { by = [byId(kind)], readAs = (raw, context) => readId(raw, context, { kind, form }) } = options;
	const others = by.map(({ displayName }) => displayName).join(' or ');
	const typeOptions = {
		searchListMethod,
		searchable: true,
		slowLoadNotice: { message: `The list takes long. ${others} works without it.`, timeout: SLOW_MS },
	};
	const manual = by.map((mode): INodePropertyMode => ({ ...mode, type: 'string' }));
	return makeField<string | number>(options, {
		type: 'locator',
		property: {
			type: 'resourceLocator',
			default: { mode: 'list', value: '' },
			modes: [{ displayName: 'From List', name: 'list', type: 'list', typeOptions }, ...manual],
		},
		blank: 'leaveOut',
		isBlank: (raw) => isBlank(unwrapped(raw)),
		read: (raw, context) => readAs(unwrapped(raw), context),
	});
}
