import { inBody, text } from '../../../nodes/shared/fields';
import { prepareItem, prepareItems } from '../../../nodes/shared/operation/prepareItems';
import type { OperationSpec } from '../../../nodes/shared/operation/spec';
import { InputError } from '../../../nodes/shared/transport/errors/outcome';
import { clock } from '../../../nodes/shared/transport/state';
import { loopYielder } from '../../../nodes/shared/eventLoop';
import { expression, fakeContext, operation, readingRun } from './support';
import type { Given } from './support';

const words = text({ displayName: 'Words', name: 'words', required: true, to: inBody('words') });
const BEGUN = Date.UTC(2027, 0, 1);

function prepare(given: Given, own: Partial<OperationSpec> = {}) {
	const context = fakeContext(given);
	const run = readingRun(operation({ fields: [words], ...own }), context);
	return {
		asked: context.asked,
		one: async (index = 0) => await prepareItem(run, BEGUN, index),
		all: async (count: number, stopsAtFirst: boolean, isOver = () => false) =>
			await prepareItems(run, { count, startedAt: BEGUN, stopsAtFirst }, isOver),
	};
}

const failsAt = (...items: number[]) => ({
	words: expression((item) => {
		if (items.includes(item)) throw new Error('nothing there');
		return `words ${item}`;
	}),
});

afterEach(() => {
	jest.restoreAllMocks();
});

describe('one item', () => {
	it('has its request, and what checks and steps may ask', async () => {
		const preparation = await prepare({ words: 'x' }).one(3);
		expect(preparation).toMatchObject({
			prepared: {
				itemIndex: 3,
				request: { method: 'POST', url: '/messages', body: { words: 'x' } },
				isDryRun: false,
				view: { values: { words: 'x' }, timezone: 'Europe/Paris', itemIndex: 3 },
			},
		});
	});

	it('goes through all checks in their order, which may complete the request', async () => {
		const order: number[] = [];
		const { one } = prepare(
			{ words: 'x' },
			{
				checks: [
					({ body }, { values }) => {
						order.push(1);
						Object.assign(body as object, { length: String(values.words).length });
					},
					() => order.push(2),
				],
			},
		);
		expect(await one()).toMatchObject({
			prepared: { request: { body: { words: 'x', length: 1 } } },
		});
		expect(order).toEqual([1, 2]);
	});

	it.each([
		[
			'an input error',
			new InputError('No', 'Do this.'),
			{ message: 'No', description: 'Do this.' },
		],
		['anything else', new TypeError('x is not a function'), { message: 'x is not a function' }],
	])('%s of a check refuses it, and the checks behind do not run', async (_what, thrown, words) => {
		const last = jest.fn();
		const first = () => {
			throw thrown;
		};
		const { one } = prepare({ words: 'x' }, { checks: [first, last] });
		expect(await one()).toMatchObject({ refused: { kind: 'notSent', errorInfo: words } });
		expect(last).not.toHaveBeenCalled();
	});

	it.each([
		[true, true],
		['true', true],
		[false, false],
	])('Dry Run %j: %s', async (dryRun, isDryRun) => {
		const given = { words: 'x', options: { dryRun } };
		expect(await prepare(given, { dryRun: true }).one()).toMatchObject({ prepared: { isDryRun } });
	});

	it('tells what stands in the workflow, which no expression can change', async () => {
		const { one } = prepare({ words: expression(() => 'x'), more: { all: true } });
		const preparation = await one();
		if (!('prepared' in preparation)) throw new Error('refused');
		const { view } = preparation.prepared;
		expect(view.literal('words')).toMatch(/^=/);
		expect([view.literal('more.all'), view.literal('more.none')]).toEqual([true, undefined]);
	});

	it('is named by its place: the same on every try, another for every other item and run', async () => {
		const identity = async (index: number, startedAt = BEGUN, runIndex = 0) => {
			const origin = { executionId: '1', nodeId: 'n', runIndex };
			const run = readingRun(operation(), fakeContext({}, { origin }));
			const preparation = await prepareItem(run, startedAt, index);
			return 'prepared' in preparation ? preparation.prepared.view.identity().join('|') : '';
		};
		expect(await identity(0)).toBe(await identity(0));
		const others = [
			await identity(0),
			await identity(1),
			await identity(0, BEGUN + 1),
			await identity(0, BEGUN, 1),
		];
		expect(new Set(others).size).toBe(4);
	});

	it('shows its files without their bytes', async () => {
		const file = { data: 'YQ==', mimeType: 'text/plain', fileName: 'a.txt' };
		const stored = { ...file, id: 'filesystem:1', data: 'filesystem' };
		const files = () => ({ data: file, stored });
		const run = readingRun(operation(), fakeContext({}, { files }));
		const preparation = await prepareItem(run, BEGUN, 0);
		if (!('prepared' in preparation)) throw new Error('refused');
		const { view } = preparation.prepared;
		expect(view.file('none')).toBeUndefined();
		expect(view.file('stored')).toMatchObject({ property: 'stored', fingerprint: 'filesystem:1' });
		expect(view.file('data')).toMatchObject({ fileName: 'a.txt', mimeType: 'text/plain' });
		expect(view.file('data')?.fingerprint).toMatch(/^[0-9a-f]{64}$/);
	});
});

describe('all items', () => {
	const kinds = (preparations: object[]) =>
		preparations.map((one) => ('refused' in one ? 'refused' : 'prepared'));

	it('are read each, where the node continues', async () => {
		const { all } = prepare(failsAt(1, 3));
		const expected = ['prepared', 'refused', 'prepared', 'refused', 'prepared'];
		expect(kinds(await all(5, false))).toEqual(expected);
	});

	it('are read up to the first that is refused, where the node stops', async () => {
		const { all, asked } = prepare(failsAt(2));
		expect(kinds(await all(1_000, true))).toEqual(['prepared', 'prepared', 'refused']);
		expect(asked).toEqual(['words[0]', 'words[1]', 'words[2]']);
	});

	it('are read no further when the execution was cancelled', async () => {
		let read = 0;
		const isOver = () => (read += 1) > 3;
		expect(kinds(await prepare(failsAt()).all(1_000, false, isOver))).toHaveLength(3);
	});
});

describe('others have their turn', () => {
	function slowly(ms: number) {
		let now = BEGUN;
		jest.spyOn(clock, 'now').mockImplementation(() => now);
		const yieldToEventLoop = jest.fn(async () => undefined);
		const given = {
			words: expression((item) => {
				now += ms;
				return `words ${item}`;
			}),
		};
		const context = fakeContext(given, { yieldToEventLoop });
		const run = readingRun(operation({ fields: [words] }), context, { yielder: loopYielder(context) });
		const read = async (count: number) => {
			await prepareItems(run, { count, startedAt: BEGUN, stopsAtFirst: true }, () => false);
			return yieldToEventLoop.mock.calls.length;
		};
		return { read, pass: (more: number) => (now += more) };
	}

	it.each([
		['so much time that each item takes a turn', 25, 10, 10],
		['five milliseconds each: every fifth', 5, 100, 20],
		['no time: never, however many there are', 0, 5_000, 0],
		['seconds: once for each, no more', 3_000, 4, 4],
	])('by elapsed time; an item takes %s', async (_what, ms, count, turns) => {
		expect(await slowly(ms).read(count)).toBe(turns);
	});
});
