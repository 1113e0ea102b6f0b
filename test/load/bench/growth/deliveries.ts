import { randomUUID } from 'node:crypto';

import { Deliveries } from '../../../../nodes/shared/webhook/dedupe/deliveries';
import { deliveryKey } from '../../../../nodes/shared/webhook/dedupe/deliveryKey';
import { median } from '../../../../scripts/package/sizes';
import { interleaved } from '../stats';

const identity = (id: string) => ({
	...{ workflowId: 'workflow', nodeId: 'node', test: false },
	...{ kind: 'message', receiver: 'business-1', channel: 'whatsapp', sender: 'customer-1', id },
});

const CALLS = 20_000;

/** Microseconds to name, claim and settle one new delivery with so many remembered. */
function claimUs(remembered: number): number {
	const deliveries = new Deliveries(200_000);
	const take = (id: string) => {
		const claim = deliveries.claim(deliveryKey(identity(id)));
		if (claim.state !== 'fresh') throw new Error(`A new delivery was called ${claim.state}`);
		claim.pending.settle(true);
	};
	for (let index = 0; index < remembered; index += 1) take(`before-${index}`);
	const ids = Array.from({ length: CALLS }, () => randomUUID());
	const began = performance.now();
	for (const id of ids) take(id);
	return ((performance.now() - began) * 1_000) / CALLS;
}

/** Microseconds that one more delivery takes, with few and with many remembered: medians of so many rounds. */
export async function remembering(rounds: number) {
	const sizes = ['1000', '100000'] as const;
	for (const size of sizes) claimUs(Number(size));
	const runs = await interleaved(sizes, rounds, async (size) => claimUs(Number(size)));
	return sizes.map((size) => ({ size: Number(size), us: median(runs[size]) }));
}
