import { setTimeout as sleep } from 'node:timers/promises';

import type { Sandbox } from '../../../sandbox';
import { deliveries, lists } from '../../../nodes/shared/webhook/dedupe/state';
import { Dice } from '../../support/fuzz/dice';
import { Composer } from './compose';
import { Curve } from './curve';
import type { Call } from './inProcess';
import { Reception } from './inProcess';
import type { Ledger } from './ledger';
import type { Prototypes } from './prototypes';
import { setups } from './setups';
import type { TriggerSetup } from './setups';
import { openSite } from './sites';
import type { Site } from './sites';
import type { Tally } from './tally';

/** As many calls at the same time; equal ones are among them. */
const AT_A_TIME = 16;
const GIANTS = 1 / 2_000;
const CARRIED_THROUGH = 1 / 100;
const HANGING_AFTER_MS = 60_000;

/** How one trigger's run went. */
export interface Stormed {
	title: string;
	calls: number;
	seconds: number;
	curve: Curve;
}

interface Storm {
	platform: TriggerSetup['platform'];
	title: string;
	calls: number;
	seed: number;
	/** The share of giant bodies; some per two thousand unless told. */
	giants?: number;
}

/** What all storms of a run have in common. */
export interface Weather {
	sandbox: Sandbox;
	tally: Tally;
	ledger: Ledger;
	prototypes: Prototypes;
}

/** The sites by row of the table, so that each row gets its share. */
function byRow(sites: readonly Site[]): Site[][] {
	const rows = new Map<string, Site[]>();
	for (const site of sites) {
		rows.set(site.setup.row, [...(rows.get(site.setup.row) ?? []), site]);
	}
	return [...rows.values()];
}

/** Lets calls in at the same time. @returns whether all of them came to an end */
async function wave(reception: Reception, calls: readonly Call[], tally: Tally): Promise<boolean> {
	const open = new Set(calls);
	const all = calls.map(async (call) => {
		await reception.take(call);
		open.delete(call);
	});
	const patience = new AbortController();
	const waited = sleep(HANGING_AFTER_MS, undefined, { signal: patience.signal }).catch(() => undefined);
	await Promise.race([Promise.all(all), waited]);
	patience.abort();
	for (const { site, delivery } of open) {
		tally.count(site.setup.row, 'hung');
		tally.breaks(site.setup.row, `${delivery.sort}: no answer in ${HANGING_AFTER_MS / 1_000} s`);
	}
	return open.size === 0;
}

/**
 * Calls one platform's trigger in n8n's engine, set up in every way, and compares each answer with
 * what the documents say.
 */
export async function storm(weather: Weather, { calls, giants = GIANTS, platform, seed, title }: Storm): Promise<Stormed> {
	const { ledger, prototypes, sandbox, tally } = weather;
	const sites: Site[] = [];
	for (const setup of setups.filter((one) => one.platform === platform)) {
		sites.push(await openSite(setup, sandbox));
	}
	const rows = byRow(sites);
	const dice = new Dice(seed);
	const composer = new Composer(dice, `${platform}-${seed}`, giants);
	const reception = new Reception(tally, ledger);
	const curve = new Curve(calls);
	const began = Date.now();
	for (let done = 0; done < calls; ) {
		const size = Math.min(AT_A_TIME, calls - done);
		// Two triggers at a time, so that equal deliveries meet.
		const row = dice.pick(rows);
		const few = [dice.pick(row), dice.pick(row)];
		const together = Array.from({ length: size }, (): Call => {
			const site = dice.pick(few);
			const delivery = composer.next(site.setup, site.secrets);
			const isCarriedThrough = dice.maybe(CARRIED_THROUGH);
			return { site, delivery, fails: dice.maybe(0.05), isCarriedThrough };
		});
		const ended = await wave(reception, together, tally);
		done += size;
		if (prototypes.arePolluted) tally.breaks(title, 'something was written to a prototype');
		curve.reached(done);
		if (!ended) break;
	}
	// What a run writes down after its answer.
	await sleep(50);
	if (deliveries.size.pending > 0) tally.breaks(title, `${deliveries.size.pending} left under way`);
	if (lists.size > 0) tally.breaks(title, `${lists.size} writers left waiting`);
	return { title, calls, seconds: (Date.now() - began) / 1_000, curve };
}
