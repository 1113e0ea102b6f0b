import { setTimeout as sleep } from 'node:timers/promises';

import type { Sandbox } from '../../../../sandbox';
import { Dice } from '../../../support/fuzz/dice';
import { wordsFor, written } from '../bodies';
import { Composer } from '../compose';
import { meantBy } from '../meant';
import type { Tally } from '../tally';
import { Caller } from './caller';
import { closeHost, openHost, residentMb, storedExecutions } from './host';
import type { Host } from './host';
import { hangUp } from './wire';

const AT_A_TIME = 8;
const MALFORMED = 0.15;
const GIANTS = 0.01;
const CHUNKED = 0.2;
/** How much more memory n8n may have at the end than after half of the calls, in MB. */
export const MOST_RESIDENT_GROWTH_MB = 200;

/** How the run against the real n8n went. */
export interface LiveRun {
	seconds: number;
	/** Memory of n8n in MB: before the first call, after half of them, and after all. */
	resident: Array<{ at: string; mb: number }>;
	/** Of these, from half to the end. */
	growth: number;
	/** Answers that n8n gave by itself, by status. */
	byN8n: Map<number, number>;
}

/** A good delivery to every trigger, after all that. */
async function goOn({ n8n, sites }: Host, caller: Caller): Promise<void> {
	for (const [index, site] of sites.entries()) {
		const { setup, secrets } = site;
		const words = wordsFor(index);
		const meant = meantBy(setup.reads[0], 'after-all', index, 0, words.texts);
		const body = Buffer.from(written(meant, words, new Dice(index)).json);
		const parameter = setup.platform === 'dmChamp' ? 'apiKey' : 'secret';
		const query = [[parameter, secrets.carried]] as const;
		const rest = { carriesSecret: true, headers: [], signature: 'none', content: body } as const;
		await caller.call(site, { ...rest, headers: [], query: [...query], body, meant, sort: 'after all' }, false);
	}
	if (!n8n.running()) throw new Error('n8n has ended');
}

function compareStored(caller: Caller, tally: Tally): void {
	const stored = storedExecutions();
	const ids = new Set([...caller.started.keys(), ...stored.map(({ workflowId }) => workflowId)]);
	for (const id of ids) {
		const own = stored.filter(({ workflowId }) => workflowId === id);
		const count = own.reduce((sum, one) => sum + one.count, 0);
		const expected = caller.started.get(id) ?? 0;
		const most = expected + (caller.possible.get(id) ?? 0);
		if (count < expected || count > most) {
			tally.breaks(id, `n8n: ${count} executions stored, ${expected} to ${most} accepted`);
		}
		for (const { status, count: bad } of own) {
			if (status !== 'success') tally.breaks(id, `n8n: ${bad} executions ended as ${status}`);
		}
	}
}

/**
 * Sends hostile calls to a real n8n with every trigger published, over raw connections.
 *
 * @throws Error where n8n does not start; nothing is left running
 */
export async function liveRun(
	sandbox: Sandbox,
	tally: Tally,
	{ calls, seed }: { calls: number; seed: number },
): Promise<LiveRun> {
	const host = await openHost(sandbox);
	try {
		const { n8n, sites } = host;
		const caller = new Caller(n8n.port, tally);
		const open = sites.find(({ setup }) => setup.reads.join() === 'message' && !setup.guarded && !setup.finishes);
		if (open === undefined) throw new Error('No trigger is open');
		const dice = new Dice(seed);
		const composer = new Composer(dice, `live-${seed}`, GIANTS);
		const resident: LiveRun['resident'] = [];
		const measure = (at: string) => resident.push({ at, mb: residentMb(n8n) });
		const began = Date.now();
		measure('at the start');
		let begun = 0;
		let disturbed = 0;
		let few = [sites[0]];
		// What chance says is asked before anything is waited for, so that the seed repeats it.
		const next = (): Promise<void> => {
			begun += 1;
			// Some triggers at a time, so that equal deliveries meet.
			if (begun % AT_A_TIME === 1) few = [dice.pick(sites), dice.pick(sites), dice.pick(sites)];
			if (begun === Math.ceil(calls / 2)) measure('after half of them');
			if (!dice.maybe(MALFORMED)) {
				const site = dice.pick(few);
				return caller.call(site, composer.next(site.setup, site.secrets), dice.maybe(CHUNKED));
			}
			disturbed += 1;
			return caller.disturb(open, `raw-${seed}-${disturbed}`, disturbed, dice);
		};
		const lane = async () => {
			while (begun < calls) await next();
		};
		await Promise.all(Array.from({ length: AT_A_TIME }, lane));
		measure('after all');
		await goOn(host, caller);
		hangUp();
		const seconds = (Date.now() - began) / 1_000;
		// An execution may still be on its way into the database.
		await sleep(2_000);
		await n8n.stop();
		compareStored(caller, tally);
		const [, half, end] = resident.map(({ mb }) => mb);
		return { seconds, resident, growth: end - half, byN8n: caller.byN8n };
	} finally {
		hangUp();
		await closeHost(host);
	}
}
