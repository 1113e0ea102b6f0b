import type { Happened } from './n8n';
import type { ExecutionPlan } from './plan';
import type { Seen } from './vendor';
import { kindsOf } from './words';

/** Finds where a promise was broken, in words; nothing where it was kept. */
type Judge = (happened: Happened) => string[];

type Call = Pick<Seen, 'execution' | 'turn' | 'tryNo'>;

const isOf = (one: Call, { execution, turn, tryNo }: Call) =>
	one.execution === execution && one.turn === turn && one.tryNo === tryNo;

const planOf = ({ plan }: Happened, { execution }: Call): ExecutionPlan => plan.executions[execution];

const name = ({ execution, turn, tryNo }: Call) => `execution ${execution}, turn ${turn}, try ${tryNo}`;

const requestsOf = ({ seen }: Happened, call: Call) => seen.filter((one) => isOf(one, call));

/** The calls of a node that share what was sent before: the tries of a turn, or all calls of a tool. */
function runOf(happened: Happened, call: Call): string {
	const { as, retry } = planOf(happened, call);
	return `${call.execution} ${as !== 'step' && retry !== undefined ? '' : call.turn}`;
}

function grouped<T>(members: readonly T[], nameOf: (member: T) => string): T[][] {
	const groups = new Map<string, T[]>();
	for (const member of members) {
		const group = groups.get(nameOf(member));
		if (group === undefined) groups.set(nameOf(member), [member]);
		else group.push(member);
	}
	return [...groups.values()];
}

/** A send leaves again only when it is certain that the vendor did nothing with it. */
const once: Judge = (happened) => {
	const sends = happened.seen.filter((seen) => planOf(happened, seen).effect === 'send');
	const same = grouped(sends, (seen) => `${runOf(happened, seen)} ${seen.item} ${seen.text}`);
	return same.flatMap((requests) =>
		requests.flatMap((request, index) => {
			const isTool = planOf(happened, request).as !== 'step';
			const isOpen = (before: Seen) => {
				if (before.endOrder > request.order) return true;
				// What an agent asks for again once it was delivered is a new wish.
				return before.isAccepted ? !isTool || isOf(before, request) : !before.isRefused;
			};
			const again = requests.slice(0, index).some(isOpen);
			return again ? [`${name(request)}: item ${request.item} was sent again`] : [];
		}),
	);
};

/** To one recipient, an item leaves when the one before it has ended. */
const inOrder: Judge = (happened) => {
	const writes = happened.seen.filter((seen) => planOf(happened, seen).effect !== 'read');
	return grouped(writes, (seen) => `${name(seen)} to ${seen.to}`).flatMap((requests) =>
		requests.slice(1).flatMap((request, index) => {
			const before = requests[index];
			const isNext = before.item <= request.item && before.endOrder < request.order;
			return isNext ? [] : [`${name(request)}: item ${request.item} overtook item ${before.item}`];
		}),
	);
};

const MARGIN_MS = 50;

/** No request of an item leaves later after its first refusal than Max Wait allows. */
const withinMaxWait: Judge = (happened) =>
	grouped(happened.seen, (seen) => `${name(seen)}, item ${seen.item}`).flatMap((requests) => {
		const latest = requests[0].endedAt + planOf(happened, requests[0]).maxWaitS * 1_000 + MARGIN_MS;
		const late = requests.slice(1).filter(({ at }) => at > latest);
		return late.map((one) => `${name(one)}: item ${one.item} left ${one.at - latest} ms too late`);
	});

/**
 * While an execution has no request under way, something happens before its Max Wait is over twice: it may wait
 * so long for the rate, and then for answers that do not come.
 */
const neverStuck: Judge = (happened) =>
	happened.visits.flatMap((visit) => {
		const longest = 2 * Math.max(planOf(happened, visit).maxWaitS * 1_000, 1_000) + MARGIN_MS;
		// Of several calls at once, one may wait for another to the same recipient.
		const own = happened.seen.filter(({ execution }) => execution === visit.execution);
		const times = happened.seen.flatMap(({ at, endedAt }) => [at, endedAt]);
		const inside = [visit.beganAt, ...times, visit.endedAt]
			.filter((at) => at >= visit.beganAt && at <= visit.endedAt)
			.sort((a, b) => a - b);
		return inside.slice(1).flatMap((at, index) => {
			const since = inside[index];
			const isBusy = own.some((one) => one.at <= since && one.endedAt >= at);
			return isBusy || at - since <= longest ? [] : [`${name(visit)}: nothing for ${at - since} ms`];
		});
	});

/** Whether an item that did not succeed had ended with this request: no other try was to follow. */
function isLast({ isRefused, isAccepted, status = 0 }: Seen, { effect, maxWaitS }: ExecutionPlan): boolean {
	const isUnclear = !isRefused && !isAccepted;
	return maxWaitS === 0 || (effect === 'send' && isUnclear) || [307, 400, 404, 422].includes(status);
}

/** Nothing leaves after a cancel, a time limit, the end of the node, or the failure that stops it. */
const nothingAfterTheEnd: Judge = (happened) =>
	happened.visits.flatMap((visit) => {
		const requests = requestsOf(happened, visit);
		const cancelled = happened.endedAt.get(visit.execution)?.order ?? Infinity;
		const kinds = kindsOf(visit);
		const plan = planOf(happened, visit);
		const failures = requests
			.filter(({ item }, index) => requests.findLastIndex((one) => one.item === item) === index)
			.filter((one) => plan.onError === 'stop' && kinds[one.item] !== 'delivered' && isLast(one, plan))
			.map(({ endOrder }) => endOrder);
		const end = Math.min(cancelled, visit.endOrder, ...failures);
		const late = requests.filter(({ order }) => order > end);
		return late.map(({ item }) => `${name(visit)}: item ${item} left after the end`);
	});

/**
 * Whether an item's last words fit what became of its requests.
 *
 * @param all those of this call and of the ones that share what was sent
 * @param own those of this call
 */
function isTrue(kind: string | undefined, all: readonly Seen[], own: readonly Seen[], isTool: boolean): boolean {
	const isOpen = all.some(({ isRefused, isAccepted }) => !isRefused && !isAccepted);
	// What an agent had delivered before says nothing of its next wish.
	const isDone = (isTool ? own : all).some(({ isAccepted }) => isAccepted);
	switch (kind) {
		case 'delivered':
			return all.some(({ isAccepted }) => isAccepted);
		case 'ambiguous':
			return isOpen && !isDone;
		case 'rejected':
			return own.length > 0 && own.every(({ acted }) => !acted) && !isOpen;
		case 'notSent':
			// A tool says the same of what was skipped.
			if (isTool) return !isOpen && !isDone;
			return (own.at(-1)?.fate.kind ?? 'noConnection') === 'noConnection' && !isOpen;
		case 'skipped':
			return !isOpen && !isDone;
		default:
			return false;
	}
}

/** Every item is told of once, and in a word that fits what the vendor did. */
const accountedFor: Judge = (happened) =>
	happened.visits.flatMap((visit) => {
		const { as, effect } = planOf(happened, visit);
		const kinds = kindsOf(visit);
		// A request that another call has under way says nothing of this one; its own that it left behind does.
		const isKnown = (one: Seen) => (isOf(one, visit) ? one.order : one.endOrder) < visit.endOrder;
		const known = happened.seen.filter(
			(one) => runOf(happened, one) === runOf(happened, visit) && isKnown(one),
		);
		return visit.texts.flatMap((text, item) => {
			const kind = kinds[item];
			const own = known.filter((one) => isOf(one, visit) && one.item === item);
			const all = known.filter((one) => one.item === item && one.text === text);
			if (effect === 'send' ? isTrue(kind, all, own, as !== 'step') : kind !== undefined) return [];
			return [`${name(visit)}: item ${item} is called ${kind}`];
		});
	});

/** The promises that hold for whatever happens. */
export const PROMISES: Record<string, Judge> = {
	once,
	inOrder,
	withinMaxWait,
	neverStuck,
	nothingAfterTheEnd,
	accountedFor,
};

/**
 * While an execution waits in line, each of the others is served twice at the most before it: its turn
 * comes after one of each.
 */
export const fair: Judge = (happened) =>
	happened.visits.flatMap((visit) => {
		const all = requestsOf(happened, visit);
		const isFirst = (one: Seen) => all.find(({ item }) => item === one.item) === one;
		// As long as one of its items has not left at all, it waits.
		const own = all.slice(0, all.findLastIndex(isFirst) + 1);
		return own.flatMap((request, index) => {
			const before = own[index - 1] ?? visit;
			const between = happened.seen.filter(({ order }) => order > before.order && order < request.order);
			const others = between.filter(({ execution }) => execution !== visit.execution);
			const most = Math.max(0, ...grouped(others, name).map((lane) => lane.length));
			return most <= 2 ? [] : [`${name(visit)}: another one had ${most} turns before it had one`];
		});
	});
