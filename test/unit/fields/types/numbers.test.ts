import { amount, integer } from '../../../../nodes/shared/fields';
import { named, reader } from './context';

describe('integer', () => {
	const limit = reader(integer({ ...named, min: 1, max: 100 }));

	it.each([
		[1, 1],
		['50', 50],
		[' +7 ', 7],
		['42.0', 42],
		[100, 100],
	])('reads %p', (raw, expected) => {
		expect(limit(raw)).toBe(expected);
	});

	it.each([
		...[0, -3, '-3', 101, 1.5, '1.5', 'abc', '0x10', '1e1', Infinity, NaN, 'Infinity', '1,0'],
		...[true, {}, [5], '[5]', '٥'],
	])('refuses %p', (raw) => {
		expect(() => limit(raw)).toThrow('Field must be a whole number from 1 to 100');
	});

	it('says its bounds', () => {
		expect(() => reader(integer({ ...named, min: 0 }))(-1)).toThrow(/whole number of at least 0$/);
		expect(() => reader(integer({ ...named, max: 9 }))(10)).toThrow(/whole number of at most 9$/);
		expect(() => reader(integer(named))('x')).toThrow(/must be a whole number$/);
		expect(integer({ ...named, min: 1, max: 100, default: 50 }).property).toMatchObject({
			type: 'number',
			default: 50,
			typeOptions: { minValue: 1, maxValue: 100, numberPrecision: 0 },
		});
		expect(integer({ ...named, min: 1 }).property.default).toBe(1);
	});

	it('has numbers that are exact only', () => {
		expect(() => reader(integer(named))('9007199254740993')).toThrow('must be a whole number');
		expect(Object.is(reader(integer(named))('-0'), 0)).toBe(true);
	});
});

describe('a dot before three digits', () => {
	const readers = [reader(integer(named)), reader(amount(named))];

	it.each([
		['1.000', /^Field can mean 1000 or 1: 1\.000$/],
		['+12.500', /^Field can mean \+12500 or 12\.5: \+12\.500$/],
		[' 999.999 ', /^Field can mean 999999 or 999\.999: 999\.999$/],
		['-1.000', /^Field can mean -1000 or -1: -1\.000$/],
	])('may separate thousands, so %p is refused', (raw, words) => {
		for (const read of readers) expect(() => read(raw)).toThrow(words);
	});

	it('can only separate decimals where a thousand is out of bounds', () => {
		expect(reader(integer({ ...named, min: 1, max: 500 }))('12.000')).toBe(12);
		const percent = reader(amount({ ...named, min: 0, max: 100 }));
		expect(percent(' 12.500 ')).toBe(12.5);
		expect(() => percent('-1.000')).toThrow('of at least 0');
		expect(() => reader(amount({ ...named, max: 12_500 }))('12.500')).toThrow('can mean 12500 or 12.5');
	});

	it('is none of a number, behind a 0 or more than three digits, and beside other counts of digits', () => {
		for (const read of readers) expect(read(1.0)).toBe(1);
		const texts = ['0.125', '1000.125', '1.00', '1.0000', '12.5'];
		expect(texts.map(readers[1])).toEqual([0.125, 1_000.125, 1, 1, 12.5]);
		expect(readers[0]('1000.000')).toBe(1_000);
	});
});

describe('amount', () => {
	const value = reader(amount({ ...named, min: 0 }));

	it.each([
		[1_200.5, 1_200.5],
		['1200.50', 1_200.5],
		[' 7 ', 7],
		['.5', 0.5],
		['5.', 5],
		[0, 0],
	])('reads %p', (raw, expected) => {
		expect(value(raw)).toBe(expected);
	});

	it.each([
		...[
			'1,200.50',
			'1.200,50',
			'€5',
			'5 EUR',
			'Infinity',
			Infinity,
			NaN,
			'0x10',
			'1e3',
			'abc',
			'.',
		],
		...[1e21, '12345678901234567890.5', true, {}, [5]],
	])('refuses %p', (raw) => {
		expect(() => value(raw)).toThrow('Field must be a number such as 1200.50');
	});

	it('keeps to its bounds', () => {
		expect(() => value(-0.01)).toThrow('Field must be a number of at least 0');
		const credits = reader(amount({ ...named, min: 0, exclusive: true, max: 100 }));
		expect(credits('0.01')).toBe(0.01);
		expect(() => credits(0)).toThrow('Field must be a number greater than 0 and of at most 100');
		expect(() => credits(100.5)).toThrow('of at most 100');
		expect(reader(amount(named))(-5)).toBe(-5);
	});
});
