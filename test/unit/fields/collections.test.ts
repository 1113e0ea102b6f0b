import {
	collection,
	extraFields,
	filters,
	inBody,
	requireChanges,
	returnAllOrLimit,
	text,
} from '../../../nodes/shared/fields';
import { defaultCountryCode, defaultCountryCodeOf } from '../../../nodes/shared/fields/credential';

const city = text({ displayName: 'City', name: 'city' });

it('a collection holds the fields as they are', () => {
	expect(collection('Update Fields', 'updateFields', [city], { kind: ['a'] })).toEqual({
		kind: 'collection',
		property: {
			displayName: 'Update Fields',
			description: 'The fields to change; the others stay as they are',
			name: 'updateFields',
			type: 'collection',
			placeholder: 'Add Field',
			default: {},
		},
		show: { kind: ['a'] },
		fields: [city],
	});
});

it('a filter whose expression gives nothing is refused', () => {
	const { property, fields } = filters([city]);
	expect(property).toMatchObject({ name: 'filters', placeholder: 'Add Filter' });
	expect(fields.map(({ blank }) => blank)).toEqual(['refuseUnlessLeftBlank']);
	expect(city.blank).toBe('leaveOut');
});

it('Limit shows where not all are returned', () => {
	const [returnAll, limit] = returnAllOrLimit({ kind: ['a'] });
	expect(returnAll).toMatchObject({ type: 'flag', show: { kind: ['a'] } });
	expect(limit).toMatchObject({ type: 'integer', show: { kind: ['a'], returnAll: [false] } });
	expect(limit.property).toMatchObject({ default: 50, typeOptions: { minValue: 1 } });
	for (const raw of [0, -3, 'abc']) {
		expect(() => limit.read(raw, { label: 'Limit', timezone: 'UTC', now: 0 })).toThrow(
			'Limit must be a whole number of at least 1',
		);
	}
});

it('extra fields are spread over the body', () => {
	expect(extraFields()).toMatchObject({ type: 'jsonObject', to: inBody('') });
});

it('an update changes something', () => {
	expect(() => requireChanges({ body: { city: 'Rome' } })).not.toThrow();
	for (const request of [{}, { body: {} }, { body: undefined }]) {
		expect(() => requireChanges(request)).toThrow('There is nothing to update');
	}
});

describe('the Default Country Code', () => {
	it.each([
		['44', '44'],
		['+44', '44'],
		[' 0044 ', '44'],
		['+ 44', '44'],
		[44, '44'],
		['GB', 'GB'],
		['', undefined],
		[' ', undefined],
		[undefined, undefined],
	])('%p is %p', (raw, expected) => {
		expect(defaultCountryCodeOf({ defaultCountryCode: raw })).toBe(expected);
	});

	it('is optional', () => {
		expect(defaultCountryCode).toMatchObject({ name: 'defaultCountryCode', default: '' });
		expect(defaultCountryCode.required).toBeUndefined();
	});
});
