import type { IWebhookFunctions } from 'n8n-workflow';

import { CallLog } from '../../../nodes/shared/webhook/http/callLog';

it('warns once a minute for each node and reason, with a count', () => {
	const clock = { now: 0 };
	const log = new CallLog(() => clock.now);
	const warn = jest.fn();
	const context = (id: string) =>
		({
			logger: { warn },
			getNode: () => ({ id, name: 'Trigger' }),
			getWorkflow: () => ({ id: 'w' }),
		}) as unknown as IWebhookFunctions;
	for (let call = 0; call < 50; call += 1) log.warn(context('a'), 'Refused', 'no secret');
	log.warn(context('a'), 'Refused', 'no body');
	log.warn(context('b'), 'Refused', 'no secret');
	expect(warn.mock.calls.map(([, { reason, count }]) => [reason, count])).toEqual([
		['no secret', 1],
		['no body', 1],
		['no secret', 1],
	]);
	clock.now = 60_000;
	log.warn(context('a'), 'Refused', 'no secret');
	expect(warn).toHaveBeenLastCalledWith('Refused', {
		node: 'Trigger',
		workflow: 'w',
		reason: 'no secret',
		count: 50,
	});
});
