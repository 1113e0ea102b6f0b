import type { Delivery } from './delivery';
import { Reception } from './inProcess';
import type { Ledger } from './ledger';
import { setups } from './setups';
import type { Sandbox } from '../../../sandbox';
import { DM_CHAMP_SECRET, openSite } from './sites';
import { Tally } from './tally';

/** As many as a process remembers. */
const REMEMBERED = 50_000;

function good(index: number): Delivery {
	const body = Buffer.from(JSON.stringify({ idempotency_key: `warm-up-${index}` }));
	return {
		...{ sort: 'warm-up', headers: [], query: [['apiKey', DM_CHAMP_SECRET]], body, content: body },
		...{ carriesSecret: true, signature: 'none' },
	};
}

/**
 * Fills the memory of deliveries, which is bounded: what the heap grows by afterwards is something
 * else.
 *
 * @throws Error where one of these good deliveries is not taken
 */
export async function warmUp(sandbox: Sandbox, ledger: Ledger): Promise<void> {
	const setup = setups.find(({ finishes, reads }) => reads.join() === 'autoRecharge' && !finishes);
	if (setup === undefined) throw new Error('There is no trigger for auto-recharge');
	const site = await openSite(setup, sandbox);
	const tally = new Tally();
	const reception = new Reception(tally, ledger);
	for (let index = 0; index < REMEMBERED; index += 1) {
		await reception.take({ site, delivery: good(index), fails: false, isCarriedThrough: false });
	}
	if (tally.of(setup.row, 'new') === REMEMBERED) return;
	throw new Error(`The warm-up failed: ${tally.shown.join('; ')}`);
}
