import { execute, FakeList, logged, receive } from '../webhook/calls';

const every = { events: ['platformEvent', 'message', 'autoRecharge'] };

async function outcome(body: object) {
	const call = await receive({ body, parameters: every });
	expect(call.heard().status).toBe(200);
	if (call.items === undefined) return undefined;
	call.answer();
	const [message] = await execute(call.items, new FakeList());
	return message;
}

describe('a ping', () => {
	const contact = { id: 'c', name: 'Jane' };

	it.each([
		{ event: 'email_verification', contact },
		{ event: 'email_verification' },
		{ event: 'phone.verification', code: 7 },
		{ event: 'ab_test', variant: 'b' },
		{ topic: 'Test', message: 'Hello', contact },
		{ event: 'test', data: { contactId: 'c' } },
		{ event: 'ping', message: { id: 'ping-1' } },
	])('is not %j', async (body) => {
		expect(await outcome(body)).toMatchObject({ platform: 'dmChamp' });
	});

	it.each([
		{ event: 'ping' },
		{ event: 'endpoint.ping', id: 'evt_1' },
		{ event: 'webhook.test', data: {} },
		{ event: 'account.test' },
		{ event: 'test', message: 'This is a test' },
		{ event: 'webhook.verification', email: 'admin@example.com', challenge: 'abc' },
		{ type: 'test', idempotency_key: 'k' },
		{ event: 'webhook_verification', timestamp: '2026-01-25T10:40:00Z' },
	])('is %j, and is logged without what was sent', async (body) => {
		logged.length = 0;
		expect(await outcome(body)).toBeUndefined();
		expect(logged).toEqual([JSON.stringify(['A webhook call was answered as a ping', { node: 'DM Champ Trigger' }])]);
	});
});
