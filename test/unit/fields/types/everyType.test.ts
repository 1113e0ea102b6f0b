import { inspect } from 'node:util';
import * as fc from 'fast-check';

import { FIELD_TYPES } from '../../../../nodes/shared/fields';
import { awkwardValues } from '../../../support/awkwardValues';
import { reading, violations } from '../../../support/fieldContract';
import { fieldSamples, moreSamples, readingContext } from '../../../support/fieldSamples';

const samples = Object.entries({ ...fieldSamples, ...moreSamples });

it('has a sample of every type', () => {
	expect(Object.keys(fieldSamples)).toEqual([...FIELD_TYPES]);
	for (const [type, field] of Object.entries(fieldSamples)) expect(field.type).toBe(type);
});

describe.each(samples)('%s', (_name, field) => {
	it.each(awkwardValues)('reads $shown, leaves it blank or refuses it in words', ({ value }) => {
		expect(violations(field, value, readingContext)).toEqual([]);
	});

	it.each([{ value: undefined }, { value: null }, { value: '' }, { value: ' \u200b ' }])(
		'finds nothing in $value',
		({ value }) => {
			const isWhole = field.type === 'templateVariables' && field.property.type === 'json';
			expect(reading(field, value, readingContext).kind).toBe(isWhole ? 'refused' : 'blank');
		},
	);

	it('keeps its promises for any value', () => {
		fc.assert(
			fc.property(
				fc.anything({ withBigInt: true, withDate: true, withNullPrototype: true }),
				(value) => {
					expect(violations(field, value, readingContext)).toEqual([]);
				},
			),
			{ seed: 20261126, numRuns: 300 },
		);
	});

	it('keeps its promises for any text', () => {
		const texts = fc.oneof(
			fc.string({ unit: 'grapheme' }),
			fc.stringMatching(/^[ +()\d./-]{0,20}$/),
			fc.json(),
		);
		fc.assert(
			fc.property(texts, (value) => {
				expect(violations(field, value, readingContext)).toEqual([]);
			}),
			{ seed: 20261126, numRuns: 300 },
		);
	});

	it('does not change what it reads', () => {
		for (const { value } of awkwardValues) {
			const before = inspect(value, { depth: null });
			reading(field, value, readingContext);
			expect(inspect(value, { depth: null })).toBe(before);
		}
	});

	it('has a property without what the executor derives', () => {
		for (const key of ['displayOptions', 'required', 'routing']) {
			expect(field.property).not.toHaveProperty(key);
		}
	});
});
