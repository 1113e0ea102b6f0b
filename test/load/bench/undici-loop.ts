import { Pool } from 'undici';

import { inLanes } from '../../support/inLanes';
import { peopleOf } from './bench-n8n';

/**
 * The limit of what any node could reach: the same messages without n8n.
 *
 * @returns milliseconds for all of them
 */
export async function bareLoop(url: string, count: number, atATime: number): Promise<number> {
	const pool = new Pool(url, { connections: atATime });
	const people = peopleOf(count);
	const began = performance.now();
	await inLanes(people, atATime, async (one) => {
		const { body } = await pool.request({
			path: '/messages/send',
			method: 'POST',
			headers: { 'content-type': 'application/json', authorization: 'Bearer key' },
			body: JSON.stringify({
				recipientNumber: one.phone,
				type: 'text',
				messageText: `Hi ${one.name}`,
			}),
		});
		await body.json();
	});
	const took = performance.now() - began;
	await pool.close();
	return took;
}
