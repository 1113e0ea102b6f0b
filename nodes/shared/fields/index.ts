/** The typed builders of fields and what triggers and dropdowns use of them: nothing outside imports past this file. */
export { isBlank, trimmed, withoutInvisible } from './blank';
export { collection, extraFields, filters, returnAllOrLimit } from './collections';
export {
	defaultCountryCode,
	defaultCountryCodeOf,
	keyInHeader,
	requestsPerMinute,
} from './credential';
export { emptyValue, unresolved } from './emptyValue';
export { FIELD_TYPES, inBody, inPath, inQuery, inRequest } from './field';
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
export { listSearchOf, loadOptionsOf } from './lists/listSearch';
export { offsetPages } from './lists/pagedList';
export { eachItem, firstWord, inOneLine, wordIn } from './lists/vendorList';
export type { VendorList } from './lists/vendorList';
export { at } from './path';
export { requireChanges } from './requireChanges';
export { sortedByName } from './sorted';
export { stableId } from './stableId';
export { templateList, templateNameOf } from './templates/templateList';
export { templateMappingOf } from './templates/templateMapping';
export { placeOf } from './templates/variableField';
export { amount } from './types/amount';
export { choice, readChoice } from './types/choice';
export { choices } from './types/choices';
export { dateTime } from './types/dateTime';
export { email, readEmail } from './types/email';
export { file } from './types/file';
export { flag, flagOf } from './types/flag';
export { group } from './types/group';
export type { GroupValues } from './types/group';
export { id, readId } from './types/id';
export { integer } from './types/integer';
export { jsonBody, jsonObject, jsonValue, readJsonObject } from './types/jsonObject';
export { keyValues } from './types/keyValues';
export { jsonListIn } from './types/list';
export { readName } from './types/name';
export { locator, unwrapped } from './types/locator';
export { byEmail, byId, byName, byPhone } from './types/locatorModes';
export { makeField } from './types/makeField';
export { phone, PHONE_FORM, readPhone } from './types/phone';
export { rowText, rowsIn, rowsProperty } from './types/rows';
export { templateVariables, VARIABLE_FIELDS } from './types/templateVariables';
export { readVariable, readVariableRows, readVariablesJson } from './types/variableValues';
export { readText, text } from './types/text';
export { textList, textsOf } from './types/textList';
export { readUrl, url } from './types/url';
export { urlPath } from './types/urlPath';
