import { Pool } from 'undici';

import type { RunningN8n } from '../../../demo/n8n';
import { median } from '../../../scripts/package/sizes';
import { inLanes } from '../../support/inLanes';
import { quiet } from './bench-n8n';

/** What a block of deliveries took. */
export interface Blocked {
	perSecond: number;
	/** The middle time to an answer, in milliseconds. */
	answerMs: number;
}

let last = 0;

/** A message as DM Champ shows it ("API Access"), with a new id unless one is given. */
export const messageOf = (id = `bench-${(last += 1)}`): string =>
	JSON.stringify({
		customData: { messageSid: id, fromId: '+15551234567', toId: 'business-1', body: 'Hello' },
	});

/** So many messages that nobody has seen. */
export const fresh = (count: number): string[] => Array.from({ length: count }, () => messageOf());

/**
 * Delivers to a production webhook, so many at a time, and waits for every answer.
 *
 * @throws Error where one of them is not 200
 */
export async function deliver(
	n8n: RunningN8n,
	path: string,
	bodies: readonly string[],
	atATime: number,
): Promise<Blocked> {
	await quiet(n8n);
	const pool = new Pool(n8n.url, { connections: atATime });
	const times: number[] = [];
	const headers = { 'content-type': 'application/json' };
	const began = performance.now();
	await inLanes(bodies, atATime, async (body) => {
		const start = performance.now();
		const answer = await pool.request({ path: `/webhook/${path}`, method: 'POST', headers, body });
		const text = await answer.body.text();
		if (answer.statusCode !== 200) throw new Error(`${path} answered ${answer.statusCode}: ${text}`);
		times.push(performance.now() - start);
	});
	const perSecond = bodies.length / ((performance.now() - began) / 1_000);
	await pool.close();
	return { perSecond, answerMs: median(times) };
}
