import type { IHttpRequestOptions, IN8nHttpFullResponse } from 'n8n-workflow';

import { sendOnce } from '../../../nodes/shared/transport/send/vendorRequest';

const canceled = () => Object.assign(new Error('canceled'), { code: 'ERR_CANCELED' });

/** A server whose answer never ends; it lets go only where it is told to. */
const dripping = async (options: IHttpRequestOptions) =>
	await new Promise<IN8nHttpFullResponse>((_resolve, reject) => {
		options.abortSignal?.addEventListener?.('abort', () => reject(canceled()));
	});

it('ends at its time-out also where bytes still trickle in, and calls that lost', async () => {
	const tried = await sendOnce(dripping, { method: 'GET', url: '/list', timeout: 30 });
	expect(tried).toEqual({ transportError: { code: 'ETIMEDOUT' } });
});

it('leaves what ended before its time-out as it was', async () => {
	const answer = { statusCode: 200, headers: {}, body: [] };
	const request = { method: 'GET', url: '/list', timeout: 30 } as const;
	expect(await sendOnce(async () => answer, request)).toEqual({ answer, value: answer });
	const failing = async () => await Promise.reject(canceled());
	expect(await sendOnce(failing, request)).toEqual({ transportError: { code: 'ERR_CANCELED' } });
});
