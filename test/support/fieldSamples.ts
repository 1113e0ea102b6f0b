import {
	amount,
	choice,
	choices,
	dateTime,
	email,
	file,
	flag,
	group,
	id,
	inBody,
	integer,
	jsonBody,
	jsonObject,
	keyValues,
	locator,
	phone,
	templateVariables,
	text,
	textList,
	url,
	urlPath,
	type Field,
	type FieldType,
	type ReadingContext,
} from '../../nodes/shared/fields';

const named = { displayName: 'Field', name: 'field' };

const STATUSES = [
	{ name: 'Closed', value: 'closed' },
	{ name: 'Open', value: 'open' },
];

const [rows] = keyValues(named);
const variables = {
	to: inBody('variables'),
	mappingMethod: 'getVariables',
	dependsOn: ['template.value'],
};

const [, , , variablesJson] = templateVariables(variables);

/** One field of every type, as most operations have it. */
export const fieldSamples: Readonly<Record<FieldType, Field>> = {
	text: text(named),
	id: id(named),
	phone: phone({ ...named, style: 'plus' }),
	email: email(named),
	url: url(named),
	urlPath: urlPath(named),
	integer: integer({ ...named, min: 1 }),
	amount: amount({ ...named, min: 0 }),
	flag: flag(named),
	choice: choice({ ...named, options: STATUSES, default: 'open' }),
	choices: choices({ ...named, options: STATUSES }),
	textList: textList(named),
	dateTime: dateTime({ ...named, form: 'utc' }),
	jsonObject: jsonObject(named),
	keyValues: rows,
	templateVariables: variablesJson,
	locator: locator({
		...named,
		searchListMethod: 'search',
	}),
	file: file(named),
	group: group({
		...named,
		fields: [
			amount({ displayName: 'Amount', name: 'amount', min: 0, default: 1 }),
			choice({ displayName: 'Unit', name: 'unit', options: STATUSES, default: 'open' }),
		],
	}),
};

/** Fields of the same types with other options. */
export const moreSamples: Readonly<Record<string, Field>> = {
	message: text({ ...named, rows: 3 }),
	'integer id': id({ ...named, kind: 'integer' }),
	'UUID id': id({ ...named, kind: 'uuid' }),
	'integer locator': locator({ ...named, searchListMethod: 'search', by: [], itemType: 'integer' }),
	'exclusive amount': amount({ ...named, min: 0, exclusive: true, max: 100 }),
	'bounded integer': integer({ ...named, min: 1, max: 50 }),
	'future time': dateTime({ ...named, form: 'utc', future: true }),
	day: dateTime({ ...named, form: 'day' }),
	'unix seconds': dateTime({ ...named, form: 'unixSeconds' }),
	'whole body': jsonBody(named),
	'key/value JSON': keyValues(named)[1],
	'variable fields': templateVariables(variables)[1],
	'fields of all parts': templateVariables({ ...variables, isWhole: true })[1],
	'variable rows': templateVariables({ ...variables, numbered: true })[2],
	'loaded list': textList({ ...named, loadOptionsMethod: 'getLabels' }),
	'several files': file({ ...named, multiple: true }),
};

/** A context in which values are read: 26 November 2026 in Berlin. */
export const readingContext: ReadingContext = {
	label: 'Field',
	timezone: 'Europe/Berlin',
	now: Date.UTC(2026, 10, 26),
};
