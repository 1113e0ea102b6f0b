import { Deliveries } from '../../../nodes/shared/webhook/dedupe/deliveries';
import { deliveryKey } from '../../../nodes/shared/webhook/dedupe/deliveryKey';
import { BoundedSet } from '../../../nodes/shared/webhook/dedupe/boundedSet';

function fresh(deliveries: Deliveries, key: string, remember?: boolean) {
	const claim = deliveries.claim(key, remember);
	if (claim.state !== 'fresh') throw new Error(`${key} is ${claim.state}`);
	return claim.pending;
}

describe('Deliveries', () => {
	it('gives a delivery to the first who asks, and to nobody after it was accepted', async () => {
		const deliveries = new Deliveries();
		const pending = fresh(deliveries, 'a');
		expect(deliveries.claim('a')).toEqual({ state: 'pending', pending });
		expect(deliveries.claim('b').state).toBe('fresh');
		pending.settle(true);
		await expect(pending.outcome).resolves.toBe(true);
		expect(deliveries.claim('a')).toEqual({ state: 'done' });
		expect(deliveries.under('a')).toBeUndefined();
	});

	it('frees what was not accepted', async () => {
		const deliveries = new Deliveries();
		const pending = fresh(deliveries, 'a');
		pending.settle(false);
		await expect(pending.outcome).resolves.toBe(false);
		fresh(deliveries, 'a');
	});

	it('counts the first outcome only, and follows up on an accepted one only', () => {
		const deliveries = new Deliveries();
		const calls: string[] = [];
		const first = fresh(deliveries, 'a');
		first.whenAccepted(() => void calls.push('first'));
		first.settle(false);
		first.settle(true);
		const second = fresh(deliveries, 'a');
		second.whenAccepted(() => void calls.push('second'));
		second.settle(true);
		second.settle(false);
		expect(calls).toEqual(['second']);
		expect(deliveries.claim('a').state).toBe('done');
	});

	it('knows what this process received, under way or done', () => {
		const deliveries = new Deliveries();
		expect(deliveries.isOwn('a')).toBe(false);
		const pending = fresh(deliveries, 'a');
		expect(deliveries.isOwn('a')).toBe(true);
		pending.settle(true);
		expect(deliveries.isOwn('a')).toBe(true);
		fresh(deliveries, 'b').settle(false);
		expect(deliveries.isOwn('b')).toBe(false);
	});

	it('does not remember a try', () => {
		const deliveries = new Deliveries();
		fresh(deliveries, 'a', false).settle(true);
		fresh(deliveries, 'a');
	});

	it('is bounded: forgets the oldest that was done, turns away what is too much at once', () => {
		const deliveries = new Deliveries(3, 2);
		for (const key of ['a', 'b', 'c', 'd']) fresh(deliveries, key).settle(true);
		expect(deliveries.size).toEqual({ done: 3, pending: 0 });
		expect(deliveries.claim('b').state).toBe('done');
		const again = fresh(deliveries, 'a');
		fresh(deliveries, 'e');
		expect(deliveries.claim('f').state).toBe('full');
		expect(deliveries.claim('e').state).toBe('pending');
		again.settle(false);
		fresh(deliveries, 'f');
	});
});

describe('BoundedSet', () => {
	it('keeps the last ones and costs the same for each however many there were', () => {
		const remembered = new BoundedSet(20_000);
		const timed = (from: number, to: number): number => {
			const began = process.hrtime.bigint();
			for (let index = from; index < to; index += 1) remembered.add(`name ${index}`);
			return Number(process.hrtime.bigint() - began) / (to - from);
		};
		timed(0, 20_000);
		const early = timed(20_000, 60_000);
		const late = timed(160_000, 200_000);
		expect(remembered.size).toBe(20_000);
		expect(remembered.has('name 199999')).toBe(true);
		expect(remembered.has('name 180000')).toBe(true);
		expect(remembered.has('name 179999')).toBe(false);
		expect(late).toBeLessThan(early * 10 + 2_000);
	});

	it('does not let a repeated name push out others', () => {
		const remembered = new BoundedSet(2);
		for (const name of ['a', 'b', 'b', 'b']) remembered.add(name);
		expect(remembered.has('a')).toBe(true);
	});
});

describe('deliveryKey', () => {
	const base = { workflowId: 'w', nodeId: 'n', test: false, kind: 'k', receiver: 'r', channel: 'c', sender: 's', id: 'i' };

	it('differs by each part, and never by how the parts are cut', () => {
		const others = [
			base,
			{ ...base, workflowId: 'w2' },
			{ ...base, nodeId: 'n2' },
			{ ...base, test: true },
			{ ...base, kind: 'k2' },
			{ ...base, receiver: 'r2' },
			{ ...base, channel: 'c2' },
			{ ...base, sender: 's2' },
			{ ...base, id: 'i2' },
			{ ...base, receiver: 'r","i', id: '' },
			{ ...base, kind: 'kr', receiver: '' },
		];
		expect(new Set(others.map(deliveryKey)).size).toBe(others.length);
	});

	it('has one length, whatever the id', () => {
		expect(deliveryKey({ ...base, id: 'x'.repeat(1_000_000) })).toHaveLength(43);
	});
});
