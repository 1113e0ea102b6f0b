import { isRechargeName, readAutoRecharge } from '../../../nodes/DmChamp/trigger/autoRecharge';
import { kindOf, KINDS } from '../../../nodes/DmChamp/trigger/events';

const idempotency_key = 'k1';
const recharge = { event: 'auto_recharge', idempotency_key };

it.each(['auto_recharge.test', 'auto_recharge_limit_reached', 'topup.invoice.created', 'recharge_reminder'])(
	'grants nothing for %s',
	(name) => expect(isRechargeName(name)).toBe(false),
);

it.each([
	{ idempotency_key, contact: { id: 'c1', email: 'jane@x.io' }, message: { id: 'm1', text: 'Hi' } },
	{ idempotency_key, contactPhone: '+447700900123', messageBody: 'Hi' },
	{ idempotency_key, contactId: 'c1', email: 'jane@x.io' },
	{ data: { idempotency_key, contact: { id: 'c1' } } },
	{ idempotency_key, mediaUrl: 'https://a.example/1.png' },
	{ idempotency_key, appointment: { id: 'a1' } },
	{ idempotency_key, email: 'client@x.io', status: 'failed' },
	{ type: 'auto_recharge', event_type: 'auto_recharge.failed', idempotency_key },
	{ ...recharge, type: 'failed' },
	{ ...recharge, data: { event_type: 'auto_recharge.completed' } },
	{ ...recharge, status: 'failed' },
	{ ...recharge, data: { status: 'completed' } },
])('takes %j for no recharge, whatever is chosen', (body) => {
	expect(kindOf(body, KINDS, false)).toBe('platformEvent');
	expect(kindOf(body, ['autoRecharge'], false)).toBe('platformEvent');
});

it.each([
	{ idempotency_key, email: 'client@x.io', sub_account_id: 's1' },
	{ idempotency_key, subAccount: { id: 's1', name: 'Shop', email: 'client@x.io' } },
	{ ...recharge, status: 'pending', trigger: 'balance_changed' },
	{ type: 'auto_recharge', event_type: 'sub_account', idempotency_key },
])('takes %j for one', (body) => {
	expect(kindOf(body, KINDS, false)).toBe('autoRecharge');
	expect(kindOf(body, ['autoRecharge'], false)).toBe('autoRecharge');
});

it.each<[object, object]>([
	[{ email: 'agency@x.io', sub_account_email: 'client@x.io' }, { id: null, email: 'client@x.io' }],
	[{ email: 'agency@x.io', data: { subAccount: { id: 's1', email: 'client@x.io' } } }, { id: 's1', email: 'client@x.io' }],
	[{ email: 'agency@x.io', data: { email: 'client@x.io' } }, { id: null, email: 'client@x.io' }],
	[{ account_id: 'agency', data: { sub_account_id: 's1' }, email: 'client@x.io' }, { id: 's1', email: 'client@x.io' }],
])('names the account that ran out in %j', (body, expected) => {
	const result = readAutoRecharge({ ...recharge, ...body } as never, { verified: 'secret' });
	expect('value' in result && result.value.message.contact).toMatchObject(expected);
});

it.each([
	{ event: 'auto_recharge_threshold_reached', idempotency_key, sub_account_id: 's1' },
	{ event: 'auto_recharge', type: 'threshold_reached', idempotency_key, sub_account_id: 's1' },
	{ idempotency_key, sub_account_id: 's1', credits: 100, message: 'Auto-recharge needed' },
])('takes %j, which says why it is asked for, for a recharge', (body) => {
	expect(kindOf(body, ['autoRecharge'], false)).toBe('autoRecharge');
});
