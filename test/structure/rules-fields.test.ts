import type { INodeProperties } from 'n8n-workflow';

import {
	choice,
	choices,
	collection,
	extraFields,
	filters,
	flag,
	inBody,
	inPath,
	jsonObject,
	keyValues,
	returnAllOrLimit,
	text,
} from '../../nodes/shared/fields';
import type { Field, FieldOptions, FieldOrCollection } from '../../nodes/shared/fields';
import { propertyOf } from '../../nodes/shared/operation/describe';
import { operationsOf } from '../../nodes/shared/operation/operation';
import type { OperationSpec } from '../../nodes/shared/operation/spec';
import type { FieldRule, FieldSet } from './rules/data';
import * as described from './rules/description';
import * as rules from './rules/fields';
import * as order from './rules/order';
import { parametersRead } from './rules/reads';

const operation = operationsOf({
	name: 'Vendor',
	keyPlace: 'in Vendor',
	credential: 'vendorApi',
	limitScope: 'key',
});

async function setOf(fields: FieldOrCollection[], more: Partial<OperationSpec> = {}) {
	const made = operation({
		value: 'update',
		name: 'Update',
		action: 'Update a contact',
		description: 'Update a contact',
		source: { document: 'Some vendor guide', certainty: 'documented' },
		effect: 'idempotent',
		request: { method: 'POST', url: '/contacts' },
		fields,
		...more,
	});
	const set: FieldSet = {
		resource: 'contact',
		operation: made,
		described: made.fields.map((field) => propertyOf(field, 'contact', 'update')),
		read: await parametersRead(made),
	};
	return set;
}

const city = (own: Partial<FieldOptions> = {}): Field<string> =>
	text({ displayName: 'City', name: 'city', required: true, to: inBody('city'), ...own });
const unsent = (own: Partial<FieldOptions> = {}) => city({ ...own, to: undefined });

const kind = choice({
	displayName: 'Kind',
	name: 'kind',
	options: [
		{ name: 'Image', value: 'image' },
		{ name: 'Text', value: 'text' },
	],
	default: 'text',
});
const when = (...values: string[]) => ({ show: { kind: values } });
const options = (...fields: Field[]) => collection('Options', 'options', fields);
const all = async (set: FieldSet) => rules.fieldRules.flatMap((rule) => rule(set));

it.each<[string, FieldOrCollection[], Partial<OperationSpec>?]>([
	['a sent field', [city()]],
	['one that a check reads', [unsent()], { checks: [(_request, { values }) => void values.city] }],
	[
		'one that the output reads',
		[unsent()],
		{ output: (_a, { values }) => [{ json: { a: values.city === 'x' } }] },
	],
	[
		'one whose literal is looked at',
		[unsent()],
		{ checks: [(_request, item) => void item.literal('city')] },
	],
	[
		'one that the key of a send stands for',
		[unsent(), unsent({ name: 'key' })],
		{
			effect: 'send',
			once: {
				keyField: 'key',
				content: ({ city }) => city,
				alreadySent: () => ({}),
				words: {},
			},
		},
	],
	[
		'one that is read with one choice only, when another is missing',
		[kind, unsent(when('image')), options(unsent({ name: 'town' }))],
		{
			checks: [
				(_request, { values }) => {
					if (values.kind === 'image' && values['options.town'] === undefined) void values.city;
				},
				(_request, { values }) => void values['options.town'],
			],
		},
	],
	['a choice that shows another', [kind, city(when('text'))]],
	['an optional field in a collection', [options(city({ required: false }))]],
	['an optional field of a choice', [kind, city({ required: false, ...when('text') })]],
	['two that never meet', [kind, city(when('text')), city(when('image'))]],
	[
		'rows and JSON of one object',
		keyValues({ displayName: 'More', name: 'more', to: inBody('more'), show: undefined }),
	],
	['Return All and Limit', returnAllOrLimit()],
	['a filter', [filters([city({ required: false })])]],
	['a condition in a collection', [kind, options(city({ required: false, ...when('text') }))]],
])('%s passes', async (...[, fields, more]) => {
	expect(await all(await setOf(fields, more))).toEqual([]);
});

const choiceBy = (name: string, own: Partial<FieldOptions> = {}) =>
	flag({ displayName: name, name, ...own });

it.each<[string, FieldRule, FieldOrCollection[], string, Partial<OperationSpec>?]>([
	['a dead field', rules.hasNoDeadField, [unsent()], 'city goes nowhere'],
	['a dead one in a collection', rules.hasNoDeadField, [options(unsent())], 'options.city goes'],
	[
		'one that is only written',
		rules.hasNoDeadField,
		[unsent()],
		'city goes nowhere',
		{ checks: [({ body }) => Object.assign({}, body)] },
	],
	[
		'a stale name',
		rules.readsWhatIsThere,
		[city()],
		'reads town, which is no field',
		{ checks: [(_request, { values }) => void values.town] },
	],
	['no type', rules.isBuilt, [{ ...city(), type: 'string' as 'text' }], 'city has no type'],
	[
		'another type',
		rules.isBuilt,
		[{ ...city(), type: 'integer' }],
		'city shows a integer otherwise',
	],
	[
		'a condition by hand',
		rules.isBuilt,
		[{ ...city(), property: { ...city().property, displayOptions: { show: { kind: ['text'] } } } }],
		'city has displayOptions, which is derived',
	],
	['a reader by hand', rules.isBuilt, [{ ...city(), read: () => 'x' }], 'is made by hand'],
	[
		'an optional field outside',
		rules.collectsOptionalFields,
		[city({ required: false })],
		'City is',
	],
	[
		'a filter that is left out',
		rules.refusesBlankFilters,
		[collection('Filters', 'filters', [city({ required: false })])],
		'filters.city is left out',
	],
	[
		'an unknown condition',
		rules.showsOnWhatCanBe,
		[city(when('text'))],
		'which is no field before it',
	],
	[
		'a choice behind what it shows',
		rules.showsOnWhatCanBe,
		[city(when('text')), kind],
		'which is no field before it',
	],
	['an impossible value', rules.showsOnWhatCanBe, [kind, city(when('video'))], 'for kind = video'],
	[
		'a flag that is a text',
		rules.showsOnWhatCanBe,
		[choiceBy('own'), city({ show: { own: ['true'] } })],
		'waits for own = true, which it never is',
	],
	[
		'a text as a condition',
		rules.showsOnWhatCanBe,
		[city(), city({ name: 'town', to: inBody('town'), show: { city: ['x'] } })],
		'which is no choice and no flag',
	],
	[
		'a list of choices as a condition',
		rules.showsOnWhatCanBe,
		[
			choices({
				displayName: 'Kinds',
				name: 'kind',
				options: [{ name: 'A', value: 'text' }],
				to: inBody('kinds'),
			}),
			city(when('text')),
		],
		'which is no choice and no flag',
	],
	[
		'a choice of a choice',
		rules.repeatsConditions,
		[kind, choiceBy('own', when('image')), city({ show: { own: [true] } })],
		'city shows with own even where kind hides that',
	],
	['a name twice', rules.repeatsNoName, [city(), city()], 'city is there twice'],
	[
		'two that meet',
		rules.repeatsNoName,
		[kind, city(when('text', 'image')), city(when('image'))],
		'city is there twice',
	],
	[
		'an object behind what is spread over all',
		rules.spreadsLast,
		[options(extraFields(), jsonObject({ displayName: 'More', name: 'more', to: inBody('more') }))],
		'options.more is read after what is spread',
	],
	[
		'a second collection',
		order.collectsOnce,
		[options(city()), collection('Additional Fields', 'additionalFields', [city()])],
		'Additional Fields is a second collection',
	],
	['a collection of nothing', order.collectsSomething, [options()], 'Options is a collection of nothing'],
	['a field behind the collection', order.collectsLast, [options(city()), kind], 'Kind comes after'],
	[
		'a demand behind a collection',
		order.demandsFirst,
		[options(unsent()), kind, city(when('text'))],
		'City is required and comes after Options',
	],
	[
		'a demand behind a flag',
		order.demandsFirst,
		[choiceBy('own'), city()],
		'City is required and comes after own',
	],
	[
		'two for one place',
		rules.repeatsNoPlace,
		[city(), city({ name: 'town' })],
		'city is overwritten',
	],
])('%s is found', async (...[, rule, fields, finding, more]) => {
	expect(rule(await setOf(fields, more)).join()).toContain(finding);
});

it('what is spread over all may stand behind an object, and before a text', async () => {
	const more = jsonObject({ displayName: 'More', name: 'more', to: inBody('more') });
	const last = city({ required: false });
	expect(rules.spreadsLast(await setOf([options(more, extraFields(), last)]))).toEqual([]);
});

it('a field and an object of one place are two', async () => {
	const object = jsonObject({ displayName: 'Object', name: 'object', to: inBody('city') });
	expect(rules.repeatsNoPlace(await setOf([city(), object]))).toEqual([]);
	const path = city({ to: inPath('city') });
	expect(rules.repeatsNoPlace(await setOf([city({ name: 'town' }), path]))).toEqual([]);
});

describe('a description that was changed is found', () => {
	const change =
		(own: Partial<INodeProperties>) =>
		({ described: [first, ...others], ...set }: FieldSet): FieldSet => ({
			...set,
			described: [{ ...first, ...own }, ...others],
		});
	const wrong = { displayOptions: { show: { resource: ['contact'], operation: ['create'] } } };
	const here = { resource: ['contact'], operation: ['update'] };
	const maybe = { show: { ...here, kind: ['text'] } };

	it.each<[string, FieldRule, Partial<INodeProperties>, string]>([
		['another operation', described.showsFieldsHere, wrong, 'City does not show here'],
		[
			'no operation',
			described.showsFieldsHere,
			{ displayOptions: undefined },
			'does not show here',
		],
		[
			'a demand',
			described.demandsTheSame,
			{ required: false },
			'city is required, which the editor',
		],
		[
			'a demand of what may be hidden',
			described.demandsOnlyWhatAlwaysShows,
			{ displayOptions: maybe },
			'city is required in the description although it may be hidden',
		],
		[
			'a demand inside a collection',
			described.demandsOnlyWhatAlwaysShows,
			{
				type: 'collection',
				options: [{ displayName: 'A', name: 'a', type: 'string', default: '', required: true }],
			},
			'a is required inside a collection',
		],
		[
			'the vendor’s spelling',
			described.namesInCamelCase,
			{ name: 'home_city' },
			'home_city is not',
		],
		[
			'a routing',
			described.carriesNoRouting,
			{ routing: { send: { type: 'body', property: 'city' } } },
			'city has a routing of its own',
		],
		[
			'a preSend in a collection',
			described.carriesNoRouting,
			{
				type: 'collection',
				options: [
					{
						displayName: 'A',
						name: 'a',
						type: 'string',
						default: '',
						routing: { send: { preSend: [async (o) => o] } },
					},
				],
			},
			'a has a routing of its own',
		],
		[
			'unsorted choices',
			described.sortsItsOptions,
			{
				type: 'options',
				options: [
					{ name: 'B', value: 'b' },
					{ name: 'A', value: 'a' },
				],
			},
			'City is not sorted',
		],
		[
			'an unsorted collection',
			described.sortsItsOptions,
			{
				type: 'collection',
				options: [
					{ displayName: 'B', name: 'b', type: 'string', default: '' },
					{ displayName: 'A', name: 'a', type: 'string', default: '' },
				],
			},
			'City is not sorted',
		],
	])('%s', async (_what, rule, own, finding) => {
		expect(rule(await setOf([city()]))).toEqual([]);
		expect(rule(change(own)(await setOf([city()]))).join()).toContain(finding);
	});
});
