import type { INodeProperties } from 'n8n-workflow';
import {
	collectsOptionalFields,
	fieldsKeepToDelivery,
	hasNoDeadField,
	namesInCamelCase,
	readsWhatIsThere,
	repeatsNoName,
	sendsNothingEmpty,
	showsFieldsRightly,
	sortsItsOptions,
	type FieldRule,
	type FieldSet,
} from './rules/fields';

const here = { resource: ['contact'], operation: ['update'] };

function field(own: Partial<INodeProperties> = {}): INodeProperties {
	const { displayOptions, ...rest } = own;
	return {
		displayName: 'City',
		name: 'city',
		type: 'string',
		default: '',
		required: true,
		routing: { send: { type: 'body', property: 'city' } },
		...rest,
		displayOptions: { ...displayOptions, show: { ...here, ...displayOptions?.show } },
	};
}

const kind = field({
	displayName: 'Kind',
	name: 'kind',
	type: 'options',
	options: [
		{ name: 'Image', value: 'image' },
		{ name: 'Text', value: 'text' },
	],
	default: 'text',
	routing: undefined,
});

const when = (...values: string[]) => ({ show: { kind: values } });

const collection = (...options: INodeProperties[]) =>
	field({
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		default: {},
		routing: undefined,
		options,
	});

const inside = (own: Partial<INodeProperties> = {}): INodeProperties => ({
	...field({ required: false, ...own }),
	displayOptions: undefined,
});

const set = (fields: INodeProperties[], own: Partial<FieldSet> = {}): FieldSet => ({
	resource: 'contact',
	operation: 'update',
	fields,
	reads: [],
	compact: [],
	...own,
});

const nestedIn = { send: { type: 'body' as const, property: 'address.city' } };

it.each<[string, FieldRule[], FieldSet]>([
	['a sent field', [hasNoDeadField, collectsOptionalFields, showsFieldsRightly], set([field()])],
	[
		'a read field',
		[hasNoDeadField, readsWhatIsThere],
		set([field({ routing: undefined })], { reads: ['city'] }),
	],
	[
		'a switch',
		[hasNoDeadField, showsFieldsRightly],
		set([kind, field({ displayOptions: when('text') })]),
	],
	[
		'Longest Wait',
		[hasNoDeadField],
		set([collection(inside({ name: 'longestWait', routing: undefined }))]),
	],
	[
		'an optional field in a collection',
		[collectsOptionalFields, hasNoDeadField],
		set([collection(inside())]),
	],
	[
		'an optional field of a choice',
		[collectsOptionalFields],
		set([field({ required: false, displayOptions: when('text') })]),
	],
	[
		'two that never meet',
		[repeatsNoName],
		set([field({ displayOptions: when('text') }), field({ displayOptions: when('image') })]),
	],
	[
		'a compact object',
		[sendsNothingEmpty],
		set([collection(inside({ routing: nestedIn }))], { compact: ['address'] }),
	],
	[
		'an encoded address',
		[fieldsKeepToDelivery],
		set([field({ routing: { request: { url: '=/a/{{encodeURIComponent($value)}}' } } })]),
	],
])('%s passes', (_what, rules, good) => {
	expect(rules.flatMap((rule) => rule(good))).toEqual([]);
});

it.each<[string, FieldRule, FieldSet, string]>([
	['a dead field', hasNoDeadField, set([field({ routing: undefined })]), 'city goes nowhere'],
	[
		'a dead field in a collection',
		hasNoDeadField,
		set([collection(inside({ routing: undefined }))]),
		'options.city goes nowhere',
	],
	['an empty collection', hasNoDeadField, set([collection()]), 'options goes nowhere'],
	[
		'a stale name',
		readsWhatIsThere,
		set([field()], { reads: ['town'] }),
		'reads town, which is no field',
	],
	[
		'an optional field outside',
		collectsOptionalFields,
		set([field({ required: false })]),
		'City is optional',
	],
	[
		'unsorted choices',
		sortsItsOptions,
		set([{ ...kind, options: [...(kind.options ?? [])].reverse() }]),
		'Kind is not sorted',
	],
	[
		'an unsorted collection',
		sortsItsOptions,
		set([collection(inside({ displayName: 'B' }), inside({ displayName: 'A' }))]),
		'Options is not sorted',
	],
	[
		'an object with an empty field',
		sendsNothingEmpty,
		set([collection(inside({ routing: nestedIn }))]),
		'city is sent inside address',
	],
	[
		'another operation',
		showsFieldsRightly,
		set([field({ displayOptions: { show: { operation: ['create'] } } })]),
		'City does not show here',
	],
	[
		'no operation',
		showsFieldsRightly,
		set([{ ...field(), displayOptions: undefined }]),
		'City does not show here',
	],
	[
		'an unknown condition',
		showsFieldsRightly,
		set([field({ displayOptions: when('text') })]),
		'depends on kind, which is no field',
	],
	[
		'an impossible value',
		showsFieldsRightly,
		set([kind, field({ displayOptions: when('video') })]),
		'waits for kind = video',
	],
	['a name twice', repeatsNoName, set([field(), field()]), 'city is there twice'],
	[
		'two that meet',
		repeatsNoName,
		set([
			field({ displayOptions: when('text', 'image') }),
			field({ displayOptions: when('image') }),
		]),
		'city is there twice',
	],
	[
		'the vendor’s spelling',
		namesInCamelCase,
		set([field({ name: 'home_city' })]),
		'home_city is not camelCase',
	],
	[
		'an address as it is',
		fieldsKeepToDelivery,
		set([field({ routing: { request: { url: '=/a/{{$value}}' } } })]),
		'sets an address',
	],
	[
		'a preSend',
		fieldsKeepToDelivery,
		set([field({ routing: { send: { preSend: [async (o) => o] } } })]),
		'has a preSend',
	],
	[
		'own pagination',
		fieldsKeepToDelivery,
		set([field({ routing: { send: { paginate: false } } })]),
		'meddles',
	],
])('%s is found', (_what, rule, bad, finding) => {
	expect(rule(bad).join()).toContain(finding);
});
