import type { Field } from '../../../nodes/shared/fields';
import { generalOptionPath, MAX_WAIT } from '../../../nodes/shared/operation/generalOptions';
import type { ItemView } from '../../../nodes/shared/operation/itemView';
import { placeValue } from '../../../nodes/shared/operation/placeValue';
import { ALLOW_AGENT } from '../../../nodes/shared/operation/risk';
import { SIMPLIFY } from '../../../nodes/shared/operation/simplify';
import { sendItemOnce } from '../../../nodes/shared/operation/sendOnce';
import type { Operation } from '../../../nodes/shared/operation/spec';
import type { Request } from '../../../nodes/shared/transport/send/request';
import { optionsOf, sampleFor } from '../../support/rawSample';
import { allFields, type Placed } from './data';

type Values = Readonly<Record<string, unknown>>;

/** What the executor itself asks for. */
export const readByExecutor = (operation: Operation): string[] => [
	generalOptionPath(operation, 'dryRun'),
	...[ALLOW_AGENT, MAX_WAIT, SIMPLIFY, 'returnAll', 'limit'],
];

const NOW = Date.UTC(2027, 0, 1);

// What is in the form of one platform alone does not matter, only that it is there.
const sampleOf = (field: Field): unknown => sampleFor(field)?.value ?? 'x';

const shows = ({ show = {} }: Field, values: Values) =>
	Object.entries(show).every(([name, allowed]) => allowed.includes(values[name] as string));

/** Whether another field shows only with some values of this one. */
export const isCondition = (path: string, placed: readonly Placed[]): boolean =>
	placed.some(({ field: { show = {} } }) => path in show);

/** Every value of a choice or a flag that something hangs on; one of everything else. */
function waysOf({ field, path }: Placed, placed: readonly Placed[]): unknown[] {
	const isPlain = field.to !== undefined && !isCondition(path, placed);
	if (!isPlain && field.type === 'flag') return [true, false];
	return !isPlain && field.type === 'choice' ? optionsOf(field) : [sampleOf(field)];
}

const MOST_WAYS = 128;

/** Items with all their fields filled, one for each way in which the choices can be made. */
function filledItems(placed: readonly Placed[]): Values[] {
	return placed.reduce<Values[]>(
		(items, one) =>
			items
				.flatMap((values): Values[] =>
					shows(one.field, values)
						? waysOf(one, placed).map((value) => ({ ...values, [one.path]: value }))
						: [values],
				)
				.slice(0, MOST_WAYS),
		[{}],
	);
}

/** The same item with a field less, and with that field alone beside the choices. */
function variantsOf(values: Values, placed: readonly Placed[]): Values[] {
	const isChoice = (name: string) =>
		placed.some(({ path, field }) => path === name && ['choice', 'flag'].includes(field.type));
	const names = Object.keys(values).filter((name) => !isChoice(name));
	const keep = (isKept: (name: string) => boolean): Values =>
		Object.fromEntries(Object.entries(values).filter(([name]) => isKept(name)));
	return [
		values,
		{},
		keep(isChoice),
		...names.map((name) => keep((one) => one !== name)),
		...names.map((name) => keep((one) => one === name || isChoice(one))),
	];
}

function viewOf(values: Values, note: (name: string) => void): ItemView {
	return {
		values: new Proxy(values, {
			get(target, name) {
				if (typeof name === 'string') note(name);
				return Reflect.get(target, name) as unknown;
			},
			has(target, name) {
				if (typeof name === 'string') note(name);
				return Reflect.has(target, name);
			},
		}),
		literal(name) {
			note(name);
			return values[name];
		},
		timezone: 'UTC',
		now: NOW,
		itemIndex: 0,
		identity: () => ['instance', 'workflow', 'node', 1],
		answerUrl: () => 'https://n8n.example/answer',
		file: (property) => ({
			property,
			fileName: 'a.png',
			mimeType: 'image/png',
			fingerprint: 'f',
			size: 3,
		}),
	};
}

function requestOf({ request }: Operation, placed: readonly Placed[], values: Values): Request {
	const made: Request = { ...request };
	for (const { field, path } of placed) {
		if (field.to !== undefined && path in values) placeValue(made, field.to, values[path]);
	}
	return made;
}

const BODIES: readonly unknown[] = [
	undefined,
	{},
	[],
	[{}],
	{ data: [{ id: 1 }] },
	Buffer.from('a'),
];

async function quietly(job: () => unknown): Promise<void> {
	await Promise.resolve()
		.then(job)
		.catch(() => undefined);
}

async function runThrough(operation: Operation, request: Request, view: ItemView): Promise<void> {
	const { audience, checks = [], handlingOf, output, platform, waits } = operation;
	for (const check of checks) await quietly(() => check(request, view));
	await quietly(() => audience?.(request, view));
	await quietly(() => handlingOf?.(request, view, platform));
	for (const body of BODIES) {
		const answer = { statusCode: 200, headers: {}, body };
		const store = async () => ({ data: '', mimeType: 'image/png' });
		await quietly(async () => await output?.(answer, view, store));
	}
	await quietly(() => waits?.(view));
	const handling = { effect: operation.effect, route: '', platform };
	const item = { itemIndex: 0, request, view, isDryRun: false, handling };
	const delivered = { kind: 'delivered' as const, value: [{ json: {} }] };
	const results = [
		{ kind: 'acted' as const, value: delivered, isNoted: true },
		{ kind: 'before' as const },
		{ kind: 'unclear' as const },
		{ kind: 'reused' as const },
	];
	for (const result of results) {
		const keyed = { send: async () => result };
		await quietly(async () => await sendItemOnce(operation, item, keyed, async () => delivered));
	}
}

/**
 * The parameters that an operation's checks, output and key ask an item for: found out by running
 * them over items with every choice made in every way, and every other field filled or missing.
 */
export async function parametersRead(operation: Operation): Promise<ReadonlySet<string>> {
	const placed = allFields(operation.fields);
	const read = new Set<string>();
	for (const filled of filledItems(placed)) {
		for (const values of variantsOf(filled, placed)) {
			const view = viewOf(values, (name) => read.add(name));
			await runThrough(operation, requestOf(operation, placed, values), view);
		}
	}
	return read;
}
