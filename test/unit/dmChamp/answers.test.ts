import { get } from '../../../nodes/DmChamp/contact/get';
import { grantCredits } from '../../../nodes/DmChamp/subAccount/grantCredits';
import { get as getSubAccount } from '../../../nodes/DmChamp/subAccount/get';
import type { Operation } from '../../../nodes/shared/operation';
import type { ItemView } from '../../../nodes/shared/operation/itemView';
import { shaped } from '../../../nodes/shared/operation/shape';

const store = async () => ({ data: '', mimeType: 'text/plain' });
const answer = (body: unknown) => ({ statusCode: 200, headers: {}, body });

async function itemsOf(operation: Operation, body: unknown, values: object = {}) {
	const items = await shaped(operation, answer(body), { values } as ItemView, store);
	return items.map(({ json }) => json);
}

const jane = { id: 'c1', firstName: 'Jane' };

test.each<[unknown, object[]]>([
	[{ success: true, contactId: 'c1' }, [{ id: 'c1' }]],
	[{ success: true, data: [jane] }, [jane]],
	[[jane], [jane]],
	[{ contacts: [jane] }, [jane]],
	[{ contacts: [jane, { id: 'c2' }] }, [jane, { id: 'c2' }]],
	[{ firstName: 'Jane', tags: [] }, [{ id: null, firstName: 'Jane', tags: [] }]],
	[{ success: true }, [{ success: true }]],
	['No such thing', [{ message: 'No such thing' }]],
])('contact: get gives of %j %j', async (body, items) => {
	expect(await itemsOf(get, body)).toEqual(items);
	expect(get.isMissing?.(answer(body))).toBe(false);
});

test.each([[[]], [{ success: true, data: [] }], [{ contacts: [] }], [{ data: null }], [null], ['']])(
	'contact: get takes %j for a contact that does not exist',
	(body) => {
		expect(get.isMissing?.(answer(body))).toBe(true);
	},
);

const account = { email: 'a@example.com' };

test.each([[{ success: true, data: account }], [{ success: true, data: [account] }], [[account]]])(
	'subAccount: get gives the account in %j',
	async (body) => {
		expect(await itemsOf(getSubAccount, body)).toEqual([account]);
		expect(getSubAccount.isMissing?.(answer(body))).toBe(false);
	},
);

test.each([[{ success: true, data: [] }], [[]]])(
	'subAccount: get takes %j for an account that does not exist',
	(body) => {
		expect(getSubAccount.isMissing?.(answer(body))).toBe(true);
	},
);

const granted = { alreadyGranted: false, idempotency_key: 'k', email: 'a@example.com', amount: 5 };

test.each<[unknown, object]>([
	[{ success: true, new_balance: 5 }, { success: true, new_balance: 5 }],
	[[{ success: true, new_balance: 5 }], { success: true, new_balance: 5 }],
	[[{ a: 1 }, { b: 2 }], { value: [{ a: 1 }, { b: 2 }] }],
	['Credits granted', { message: 'Credits granted' }],
	['', {}],
	[null, {}],
	[[], {}],
])('subAccount: grantCredits gives of %j %j', async (body, told) => {
	const values = { idempotencyKey: 'k', email: 'a@example.com', amount: 5 };
	expect(await itemsOf(grantCredits, body, values)).toEqual([{ ...granted, ...told }]);
});
