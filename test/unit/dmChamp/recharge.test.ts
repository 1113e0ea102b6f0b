import { isRechargeName } from '../../../nodes/DmChamp/trigger/autoRecharge';
import { execute, FakeList, receive } from '../webhook/calls';

const every = { events: ['platformEvent', 'message', 'autoRecharge'] };

async function outcome(body: object, parameters: object = every) {
	const call = await receive({ body, parameters: { ...parameters } });
	expect(call.heard().status).toBe(200);
	if (call.items === undefined) return undefined;
	call.answer();
	const [message] = await execute(call.items, new FakeList());
	return message;
}

describe('auto-recharge', () => {
	it.each([
		'auto_recharge',
		'autoRecharge',
		'AUTO_RECHARGE',
		'subaccount.auto-recharge.triggered',
		'autoRechargeRequested',
		'Auto Recharge Needed',
		'recharge_required',
		'top-up',
		'topup.requested',
		'credits.refill.due',
		'auto_recharge_webhook',
		'Auto-recharge via webhook',
		'auto_recharge_alert',
		'auto_recharge_notification',
		'auto_recharge_low_balance',
		'recharge_on_low_credits',
		'credits_depleted_auto_recharge',
		'auto_recharge.created',
		'unlimited_recharge',
	])('is what %s says', (name) => {
		expect(isRechargeName(name)).toBe(true);
	});

	it.each([
		'auto_recharge_failed',
		'autoRechargeFailed',
		'autorechargefailed',
		'auto_recharge.disabled',
		'auto_recharge_enabled',
		'AutoRecharge Cancelled',
		'auto_recharge_updated',
		'auto_recharge_paused',
		'auto_recharge_settings_changed',
		'failed_auto_recharge',
		'disable_auto_recharge',
		'payment.failed.topup',
		'auto_recharge_succeeded',
		'auto_recharge_completed',
		'account_recharged',
		'topup_refunded',
		'credit_alert',
		null,
	])('is not what %s says', (name) => {
		expect(isRechargeName(name)).toBe(false);
	});

	it('is no duplicate of an event about it that has its key', async () => {
		const idempotency_key = 'kinds-key';
		const types = [];
		for (const event of ['auto_recharge_failed', 'auto_recharge', 'auto_recharge_completed', 'auto_recharge']) {
			types.push((await outcome({ event, idempotency_key }))?.type);
		}
		expect(types).toEqual(['auto_recharge_failed', 'autoRecharge', 'auto_recharge_completed', undefined]);
	});

	it('does not start on an event about it, nor puts a key where credits are granted by it', async () => {
		const body = { event: 'auto_recharge_disabled', idempotency_key: 'kinds-other' };
		expect(await outcome(body, { events: ['autoRecharge'] })).toBeUndefined();
		expect(await outcome(body)).not.toHaveProperty('idempotency_key');
	});
});
