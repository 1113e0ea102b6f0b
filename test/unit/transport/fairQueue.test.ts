import { FairQueue } from '../../../nodes/shared/transport/rateLimit/fairQueue';
import { randomFrom } from './fakeClock';

const stays = () => false;

function drain<T>(lanes: FairQueue<T>, isGone: (member: T) => boolean = stays): T[] {
	const taken: T[] = [];
	for (let next = lanes.next(isGone); next !== undefined; next = lanes.next(isGone)) {
		taken.push(next);
		lanes.take();
	}
	return taken;
}

function filled(...names: string[]): FairQueue<string> {
	const lanes = new FairQueue<string>();
	names.forEach((name) => lanes.add(name[0], name, false));
	return lanes;
}

it('keeps the order within a lane and takes turns between lanes', () => {
	expect(drain(filled('a1', 'a2', 'a3', 'b1', 'c1', 'c2'))).toEqual(['a1', 'b1', 'c1', 'a2', 'c2', 'a3']);
});

it('lets a newcomer wait for one other at most, however long the other lane', () => {
	const lanes = filled(...Array.from({ length: 100 }, (_, n) => `a${n}`));
	lanes.next(stays);
	lanes.take();
	lanes.add('b', 'b0', false);
	expect(drain(lanes).slice(0, 2)).toEqual(['a1', 'b0']);
});

it('puts a refused one before the later ones of its own lane only', () => {
	const lanes = filled('a1', 'a2', 'b1', 'b2');
	lanes.add('b', 'b0', true);
	expect(drain(lanes)).toEqual(['a1', 'b0', 'a2', 'b1', 'b2']);
});

it('looks without taking, and gives nothing when empty', () => {
	const lanes = filled('a1');
	expect([lanes.next(stays), lanes.next(stays), lanes.size]).toEqual(['a1', 'a1', 1]);
	lanes.take();
	expect([lanes.next(stays), lanes.size]).toEqual([undefined, 0]);
	lanes.take();
	expect(lanes.size).toBe(0);
});

it('skips those who left, in line and in front', () => {
	const lanes = filled('a1', 'a2', 'b1', 'c1');
	lanes.add('a', 'a0', true);
	const gone = new Set(['a0', 'a1', 'b1']);
	gone.forEach(() => lanes.gone());
	expect(lanes.size).toBe(2);
	expect(lanes.heads((one) => gone.has(one))).toEqual(['a2', 'c1']);
	expect(drain(lanes, (one) => gone.has(one))).toEqual(['a2', 'c1']);
	expect(lanes.size).toBe(0);
});

it('lets go of everybody as soon as the last one left', () => {
	const lanes = new FairQueue<object>();
	const members = Array.from({ length: 3 }, () => ({}));
	members.forEach((one) => lanes.add('a', one, false));
	members.forEach(() => lanes.gone());
	// Nobody says "gone" here: what is still held would show up.
	expect(lanes.heads(stays)).toEqual([]);
});

it('takes a hundred thousand members in time that grows with their number only', () => {
	const lanes = new FairQueue<number>();
	const begun = performance.now();
	for (let n = 0; n < 100_000; n += 1) lanes.add(n % 2 ? 'a' : 'b', n, false);
	expect(drain(lanes)).toHaveLength(100_000);
	// A cost per member that grew with the line would take minutes.
	expect(performance.now() - begun).toBeLessThan(3_000);
});

it('loses nobody and doubles nobody, whatever the order of events', () => {
	const seed = Date.now() % 1_000_000;
	const random = randomFrom(seed);
	const lanes = new FairQueue<number>();
	const gone = new Set<number>();
	const waiting = new Set<number>();
	const taken: number[] = [];
	const isGone = (one: number) => gone.has(one);
	for (let n = 0; n < 20_000; n += 1) {
		const dice = random();
		if (dice < 0.5) {
			lanes.add(String(Math.floor(random() * 5)), n, random() < 0.1);
			waiting.add(n);
		} else if (dice < 0.6) {
			const [leaving] = waiting;
			if (leaving === undefined) continue;
			waiting.delete(leaving);
			gone.add(leaving);
			lanes.gone();
		} else {
			const next = lanes.next(isGone);
			if (next === undefined) continue;
			lanes.take();
			waiting.delete(next);
			taken.push(next);
		}
		if (lanes.size !== waiting.size) throw new Error(`seed ${seed}, step ${n}: size is wrong`);
	}
	taken.push(...drain(lanes, isGone));
	expect({ seed, doubled: taken.length - new Set(taken).size }).toEqual({ seed, doubled: 0 });
	expect({ seed, lost: [...waiting].filter((one) => !taken.includes(one)) }).toEqual({ seed, lost: [] });
	expect({ seed, ghosts: taken.filter(isGone) }).toEqual({ seed, ghosts: [] });
});
