/** The typed builders of an operation's fields: the surface of this folder. */
export { inBody, inPath, inQuery, FIELD_TYPES } from './field';
export type {
	Collection,
	Conditions,
	Destination,
	Field,
	FieldOptions,
	FieldOrCollection,
	FieldType,
	ReadingContext,
} from './field';
export { collection, extraFields, filters, returnAllOrLimit } from './collections';
export { emptyValue, unresolved } from './emptyValue';
export { requireChanges } from './requireChanges';
export { amount } from './types/amount';
export { choice } from './types/choice';
export { choices } from './types/choices';
export { dateTime } from './types/dateTime';
export { email } from './types/email';
export { file } from './types/file';
export { flag, flagOf } from './types/flag';
export { id } from './types/id';
export { integer } from './types/integer';
export { jsonObject } from './types/jsonObject';
export { keyValues } from './types/keyValues';
export { locator } from './types/locator';
export { phone, readPhone } from './types/phone';
export { templateVariables } from './types/templateVariables';
export { text } from './types/text';
export { textList } from './types/textList';
export { url } from './types/url';
/** What a field is made of that only one platform has. */
export { isBlank, trimmed } from './blank';
export { readChoice } from './types/choice';
export { readEmail } from './types/email';
export { jsonValue, readJsonObject } from './types/jsonObject';
export { jsonListIn } from './types/list';
export { makeField } from './types/makeField';
export { rowsIn, rowsProperty, rowText } from './types/rows';
export { readVariable } from './types/templateVariables';
export { readText } from './types/text';
export { readUrl } from './types/url';
