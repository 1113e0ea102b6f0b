import type { INodeProperties } from 'n8n-workflow';

/** The types that a field can have; each owns its editor property, its coercion and its error words. */
export const FIELD_TYPES = [
	'text',
	'id',
	'phone',
	'email',
	'url',
	'urlPath',
	'integer',
	'amount',
	'flag',
	'choice',
	'choices',
	'textList',
	'dateTime',
	'jsonObject',
	'keyValues',
	'templateVariables',
	'locator',
	'file',
	'group',
] as const;

export type FieldType = (typeof FIELD_TYPES)[number];

/**
 * Where a field's value goes in the request.
 * - `body`, `query`: `property` is the vendor's name; dots lead into objects. An empty `property`
 *   merges an object into it, level by level, without replacing what the other fields put there; a list becomes the body.
 * - `path`: replaces `:name` in the operation's path, percent-encoded.
 * - `request`: is the request's method or whole path, where the user writes these.
 */
export type Destination =
	| { in: 'body' | 'query'; property: string }
	| { in: 'path'; property: string }
	| { in: 'request'; property: 'method' | 'url' };

/** Goes into the body under the vendor's name; `''` spreads an object over the body. */
export const inBody = (property: string): Destination => ({ in: 'body', property });
/** Goes into the query under the vendor's name. */
export const inQuery = (property: string): Destination => ({ in: 'query', property });
/** Replaces `:property` in the operation's path. */
export const inPath = (property: string): Destination => ({ in: 'path', property });
/** Is the request's method, or its whole path. */
export const inRequest = (property: 'method' | 'url'): Destination => ({ in: 'request', property });

/** The values of other parameters with which a field shows, as n8n's `displayOptions.show` has them. */
export type Conditions = Readonly<Record<string, ReadonlyArray<string | number | boolean>>>;

/** What reading a value may depend on besides the value. */
export interface ReadingContext {
	/** The field as the user sees it, for error words. */
	label: string;
	/** The workflow's time zone, an IANA name. */
	timezone: string;
	/** Epoch milliseconds. */
	now: number;
	/** Digits of the credential's Default Country Code, such as `44`; undefined where there is none. */
	countryCode?: string;
}

/** One field of an operation: what the editor shows, how a value is read, where it goes. */
export interface Field<T = unknown> {
	kind: 'field';
	type: FieldType;
	/** n8n's property without `displayOptions`, `required` and `routing`, which are derived. */
	property: INodeProperties;
	/** The executor demands a value for every item that shows the field. */
	required: boolean;
	show?: Conditions;
	/** Undefined for a field that only `checks` or `output` read. */
	to?: Destination;
	/**
	 * What a blank value means where the field is not required.
	 * - `leaveOut`: nothing is sent for it (texts).
	 * - `refuse`: an input error, because leaving it out would change what happens (flags, choices,
	 *   dates, numbers that the user added).
	 * - `refuseUnlessLeftBlank`: the same for an expression that resolved to nothing; a text that the user left
	 *   blank is left out (text filters).
	 */
	blank: 'leaveOut' | 'refuse' | 'refuseUnlessLeftBlank';
	/**
	 * Reads what a parameter gives for one item.
	 *
	 * @param raw a literal or what an expression resolved to
	 * @returns undefined where the value is blank
	 * @throws InputError in the words of the type, naming `context.label`
	 */
	read(raw: unknown, context: ReadingContext): T | undefined;
}

/** n8n's collection of optional fields: the user adds those that are wanted. */
export interface Collection {
	kind: 'collection';
	property: INodeProperties;
	show?: Conditions;
	/** In any order; the editor sorts them by their label. */
	fields: readonly Field[];
}

/** What stands in an operation's list of fields. */
export type FieldOrCollection = Field | Collection;

/** What every builder takes; `to` and `show` as in {@link Field}. */
export interface FieldOptions {
	displayName: string;
	/** The parameter, in camelCase. */
	name: string;
	description?: string;
	placeholder?: string;
	hint?: string;
	required?: boolean;
	show?: Conditions;
	to?: Destination;
}
