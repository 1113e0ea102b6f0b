import type { INodeParameters } from 'n8n-workflow';

import { runHitlChat } from '../setup';
import { useSandbox } from '../support';

const server = useSandbox();

const base: INodeParameters = {
	resource: 'broadcast',
	operation: 'send',
	broadcastName: 'May promo',
	metaTemplateName: { __rl: true, mode: 'list', value: 'promo_may_2026' },
	targetBy: 'tags',
	tags: 'vip',
};
const fixed = { broadcast_name: 'May promo', meta_template_name: 'promo_may_2026' };
const bodies = () => server.get().requests().map(({ body }) => body);

async function run(own: INodeParameters, json: Record<string, unknown> = {}, timezone?: string) {
	return await runHitlChat(server.get(), {
		parameters: { ...base, ...own },
		items: [{ json: json as never }],
		timezone,
	});
}

describe('the audience', () => {
	const numbers = ['447700900123', '447700900124'];
	test.each<[string, unknown, Record<string, unknown>]>([
		['recipientNumbers', '+44 7700 900123, 00447700900124', { recipient_numbers: numbers }],
		['recipientNumbers', [447700900123, '+44 7700 900124'], { recipient_numbers: numbers }],
		['recipientNumbers', '447700900123\n+447700900123', { recipient_numbers: [numbers[0]] }],
		['recipientNumbers', 447700900123, { recipient_numbers: [numbers[0]] }],
		['contactLists', 'Newsletter, Leads', { contact_lists: ['Newsletter', 'Leads'] }],
		['contactLists', [7], { contact_lists: ['7'] }],
		['tags', ['vip', 'lead'], { tags: ['vip', 'lead'] }],
	])('%s from %j is sent alone', async (targetBy, value, expected) => {
		// The fields of the other ways are filled as well, as they stay after a change of mind.
		const { error } = await run(
			{
				recipientNumbers: '447700900999',
				contactLists: 'Everybody',
				tags: 'everybody',
				targetBy,
				[targetBy]: '={{ $json.who }}',
			},
			{ who: value },
		);
		expect(error).toBeUndefined();
		expect(bodies()).toEqual([{ ...fixed, ...expected }]);
	});

	const blanks: unknown[] = [{}, [], [null], '', '  ', ' , ', ['', ' '], null, undefined];
	test.each(
		['recipientNumbers', 'contactLists', 'tags'].flatMap((way) =>
			blanks.map((blank): [string, unknown] => [way, blank]),
		),
	)('%s that is %j is refused', async (targetBy, who) => {
		const { error, status } = await run({ targetBy, [targetBy]: '={{ $json.who }}' }, { who });
		expect(status).toBe('error');
		expect(error?.message).toMatch(/blank|not text|is empty/);
		expect(error?.context).toMatchObject({ itemIndex: 0, delivery: { outcome: 'notSent' } });
		expect(bodies()).toEqual([]);
	});

	test('one wrong number of many is refused', async () => {
		const { error } = await run({
			targetBy: 'recipientNumbers',
			recipientNumbers: '447700900123, 07700 900124',
		});
		expect(error?.message).toContain('must include the country code');
		expect(bodies()).toEqual([]);
	});

	test('an unknown way is refused', async () => {
		const targetBy = '={{ $json.way }}';
		const all = { recipientNumbers: '447700900123', contactLists: 'Leads', tags: 'vip' };
		const { error } = await run({ ...all, targetBy }, { way: 'all' });
		expect(error?.message).toBe('Target By has an unknown value: all');
		expect(bodies()).toEqual([]);
	});
});

describe('the template', () => {
	test.each([
		['by name', { __rl: true, mode: 'name', value: 'promo_may_2026' }],
		['by expression', { __rl: true, mode: 'name', value: '={{ $json.template }}' }],
	])('is sent by its name (%s)', async (_name, metaTemplateName) => {
		const { error } = await run({ metaTemplateName }, { template: 'promo_may_2026' });
		expect(error).toBeUndefined();
		expect(bodies()).toEqual([{ ...fixed, tags: ['vip'] }]);
	});

	test('that an expression left empty is refused', async () => {
		const metaTemplateName = { __rl: true, mode: 'name', value: '={{ $json.template }}' };
		const { error } = await run({ metaTemplateName });
		expect(error?.message).toBe('Meta Template is empty');
		expect(bodies()).toEqual([]);
	});
});

describe('the schedule', () => {
	const year = new Date().getUTCFullYear() + 1;
	const scheduled = () => (bodies()[0] as { scheduled_datetime?: string }).scheduled_datetime;
	test.each<[string, string, string, unknown]>([
		['the picker in winter', 'Europe/Berlin', `${year}-01-31T08:30:00.000Z`, `${year}-01-31T09:30:00`],
		['the picker in summer', 'Europe/Berlin', `${year}-07-31T07:30:00.000Z`, `${year}-07-31T09:30:00`],
		['another zone', 'Asia/Tokyo', `${year}-07-31T00:30:00.000Z`, `${year}-07-31T09:30:00`],
		['a time with its own zone', 'Asia/Tokyo', `${year}-07-31T07:30:00.000Z`, `${year}-07-31T09:30:00+02:00`],
		['a time in UTC', 'Asia/Tokyo', `${year}-07-31T09:30:00.000Z`, `${year}-07-31T09:30:00Z`],
		['epoch milliseconds', 'Asia/Tokyo', `${year}-07-31T09:30:00.000Z`, Date.UTC(year, 6, 31, 9, 30)],
	])('%s is sent in UTC (%s)', async (_name, timezone, expected, when) => {
		const options = { scheduledDatetime: '={{ $json.when }}' };
		const { error } = await run({ options }, { when }, timezone);
		expect(error).toBeUndefined();
		expect(scheduled()).toBe(expected);
	});

	test('what the picker itself stores is read in the workflow’s zone', async () => {
		const options = { scheduledDatetime: `${year}-07-31T09:30:00` };
		await run({ options }, {}, 'America/New_York');
		expect(scheduled()).toBe(`${year}-07-31T13:30:00.000Z`);
	});

	test.each([
		['a DateTime', '={{ $now.plus({ days: 2 }).startOf("hour") }}'],
		['a date', '={{ new Date(Date.now() + 2 * 86400000) }}'],
	])('an expression that gives %s', async (_name, scheduledDatetime) => {
		const { error } = await run({ options: { scheduledDatetime } }, {}, 'Asia/Tokyo');
		expect(error).toBeUndefined();
		const ahead = (Date.parse(scheduled() ?? '') - Date.now()) / 3_600_000;
		expect(ahead).toBeGreaterThan(46.9);
		expect(ahead).toBeLessThan(48.1);
	});

	test.each<[string, unknown, RegExp]>([
		['a past time', '2020-01-31T09:30:00', /^Scheduled Time has passed: 2020-01-31T08:30:00/],
		['a past DateTime', '={{ $now.minus({ minutes: 1 }) }}', /^Scheduled Time has passed/],
		['no time', 'tomorrow', /^Scheduled Time is not a time/],
		['a day that is none', '2027-13-45T09:30:00', /^Scheduled Time is not a time/],
	])('%s is refused', async (_name, scheduledDatetime, message) => {
		const options = { scheduledDatetime } as INodeParameters;
		const { error } = await run({ options }, {}, 'Europe/Berlin');
		expect(error?.message).toMatch(message);
		expect(bodies()).toEqual([]);
	});

	test.each([undefined, null, '', ' '])(
		'an expression that gives %j does not send now what was meant for later',
		async (when) => {
			const options = { scheduledDatetime: '={{ $json.when }}' };
			const { error } = await run({ options }, { when });
			expect(error?.message).toBe('Scheduled Time is empty');
			expect(bodies()).toEqual([]);
		},
	);

	test('without one the broadcast goes out now', async () => {
		await run({ options: {} });
		expect(bodies()).toEqual([{ ...fixed, tags: ['vip'] }]);
	});

	test('added and left blank it is asked for: nobody can tell whether now was meant', async () => {
		const { error } = await run({ options: { scheduledDatetime: '' } });
		expect(error?.message).toBe('Scheduled Time is empty');
		expect(bodies()).toEqual([]);
	});
});

describe('variables', () => {
	const sent = () =>
		(bodies()[0] as { broadcast_configuration?: { variables: unknown } }).broadcast_configuration;
	const rows = (...row: INodeParameters[]) => ({ variablesMode: 'rows', variables: { row } });
	const asJson = (variablesJson: string) => ({ variablesMode: 'json', variablesJson });

	test.each<[string, INodeParameters]>([
		['rows', rows({ name: '1', value: 'Jane' }, { name: '2', value: '20%' })],
		['rows with expressions', rows({ name: '={{ 1 }}', value: '={{ $json.name }}' }, { name: '2', value: '20%' })],
		['JSON text', asJson('{"1": "Jane", "2": "20%"}')],
		['JSON text of a list', asJson('["Jane", "20%"]')],
		['an object', asJson('={{ { 1: $json.name, 2: "20%" } }}')],
		['a list', asJson('={{ [$json.name, "20%"] }}')],
	])('as %s are sent as one object with string keys', async (_name, own) => {
		const { error } = await run(own, { name: 'Jane' });
		expect(error).toBeUndefined();
		expect(sent()).toEqual({ variables: { '1': 'Jane', '2': '20%' } });
		expect(server.get().requests()[0].rawBody).toContain('"variables":{"1":"Jane","2":"20%"}');
	});

	test('numbers and truth values are sent as texts', async () => {
		await run(asJson('={{ { 1: 20, 2: true } }}'));
		expect(sent()).toEqual({ variables: { '1': '20', '2': 'true' } });
	});

	test.each([
		['None', { variablesMode: 'none', variables: { row: [{ name: '1', value: 'x' }] } }],
		['no rows', rows()],
		['an empty object', asJson('{}')],
	])('%s sends none', async (_name, own) => {
		const { error } = await run(own);
		expect(error).toBeUndefined();
		expect(bodies()).toEqual([{ ...fixed, tags: ['vip'] }]);
	});

	test.each<[string, INodeParameters, string]>([
		['a row without a name', rows({ name: ' ', value: 'x' }), 'A variable has no placeholder'],
		['a value that is missing', asJson('={{ { 1: $json.nothing } }}'), 'The variable 1 has no value'],
		['a value that is an object', asJson('{"1": {"a": 1}}'), 'The variable 1 must be text'],
		['broken JSON', asJson('={{ "{1: Jane" }}'), 'Variables JSON is not valid JSON'],
		['JSON that is no object', asJson('={{ "7" }}'), 'Variables JSON is not an object'],
	])('%s is refused', async (_name, own, message) => {
		const { error } = await run(own);
		expect(error?.message).toBe(message);
		expect(bodies()).toEqual([]);
	});
});
