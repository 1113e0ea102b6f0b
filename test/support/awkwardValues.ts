import { DateTime } from 'luxon';

/** A value that spreadsheets, agents, databases and expressions really give. */
export interface AwkwardValue {
	/** As the docs show it. */
	shown: string;
	value: unknown;
}

/** Values of one kind. */
export interface AwkwardGroup {
	title: string;
	values: readonly AwkwardValue[];
}

/** JSON in which invisible marks and line breaks can be seen. */
export const written = (value: unknown): string =>
	JSON.stringify(value).replace(
		/[\u00a0\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g,
		(mark) => `\\u${mark.charCodeAt(0).toString(16).padStart(4, '0')}`,
	);

const values = (...all: unknown[]): AwkwardValue[] =>
	all.map((value) => ({ value, shown: written(value) }));

const named = (shown: string, value: unknown): AwkwardValue => ({ shown, value });

const MOMENT = Date.UTC(2027, 0, 31, 9, 30);

/** Every kind, in the order of the docs. */
export const awkwardGroups: readonly AwkwardGroup[] = [
	{
		title: 'Nothing',
		values: [named('undefined', undefined), ...values(null, '', '   ', '\u200b', [], [null, ''])],
	},
	{
		title: 'Objects and lists',
		values: values(
			{},
			{ reply: 'Hi' },
			['vip', 'newsletter'],
			['vip', null, 7],
			[{ name: 'vip' }],
			{ mode: 'list', value: '42' },
			{ entry: [{ key: 'plan', value: 'pro' }] },
		),
	},
	{
		title: 'What expressions make of objects and of nothing',
		values: values('[object Object]', 'Hi [object Object]', 'undefined', 'null', 'NaN'),
	},
	{
		title: 'Flags',
		values: values(true, false, 'true', 'FALSE', 'yes', 'No', 'off', 0, 1, '0', '1', 'maybe'),
	},
	{
		title: 'Numbers',
		values: [
			...values(42, '42', ' 42 ', '42.0', -3, 1.5, '1.5', '1,200.50', '0x10', '1e3', 'abc'),
			...values(9_007_199_254_740_991, '9007199254740993', 1e21),
			named('17841405309211845 (a number)', Number('17841405309211845')),
			named('Infinity', Infinity),
			named('NaN (no text)', NaN),
			named('42n', 42n),
		],
	},
	{
		title: 'JSON as text',
		values: values(
			'{"plan": "pro"}',
			'{"1": ""}',
			'["vip", "newsletter"]',
			"['vip', 'newsletter']",
			'{"plan": ',
			'7',
			'"text"',
		),
	},
	{
		title: 'Line breaks, blanks and invisible marks',
		values: values(
			'one\ntwo',
			'one\ttwo',
			'one     two',
			' padded ',
			'pad\u200bded\ufeff',
			'\u202a+44 7700 900123\u202c',
			'jane@example.com\u200b',
		),
	},
	{
		title: 'Phone numbers',
		values: values(
			447_700_900_123,
			'447700900123.0',
			'+44 (0)7700 900123',
			'0044 7700 900123',
			'tel:+44-7700-900123',
			'＋４４７７００９００１２３',
			'07700 900123',
			'(555) 123-4567',
			'4512345 / 4512346',
			'192.168.10.20',
		),
	},
	{
		title: 'Times',
		values: [
			...values('2027-01-31', '2027-01-31T09:30:00', '2027-01-31T09:30:00+01:00'),
			...values('2027-01-31 09:30:00+00', '31.01.2027', 'tomorrow', MOMENT, MOMENT / 1_000, 46_418),
			named('a JavaScript date', new Date(MOMENT)),
			named(
				'a Luxon date, as {{ $now }} gives',
				DateTime.fromMillis(MOMENT, { zone: 'Europe/Berlin' }),
			),
		],
	},
	{
		title: 'Addresses, ids and words',
		values: values(
			'jane@example.com',
			'mailto:jane@example.com',
			'Jane <jane@example.com>',
			'https://example.com/a.jpg',
			'ftp://example.com/a.jpg',
			'..',
			'0b6c2f0e-5d0a-4f5e-9f0e-2d7c9a1b3c4d',
			'open',
			'OPEN',
			'open, closed',
			'data',
		),
	},
];

/** Every value. */
export const awkwardValues: readonly AwkwardValue[] = awkwardGroups.flatMap(
	(group) => group.values,
);
