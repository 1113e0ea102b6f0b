import type { INodeParameters } from 'n8n-workflow';

import { useSandbox } from '../support';
import { V1, V2, fault, fill, jsonOf, LIST, runAccount, TEMPLATE, wireOf } from './setup';

const { get: sandbox } = useSandbox();

const custom = (own: INodeParameters): INodeParameters => ({
	resource: 'customRequest',
	operation: 'send',
	method: 'GET',
	...own,
});

describe('customRequest: send', () => {
	it('puts the Account ID of the credential into the path', async () => {
		const parameters = custom({ path: '/api/v1/accounts/:accountId/labels' });
		const run = await runAccount(sandbox(), { parameters });
		expect(run.error).toBeUndefined();
		expect(sandbox().requests().map(wireOf)).toMatchObject([{ method: 'GET', path: `${V1}/labels` }]);
	});

	it('pages by numbers, and through messages by the lowest id', async () => {
		fill(sandbox(), 'tickets', 30);
		const byNumber = await runAccount(sandbox(), {
			parameters: custom({
				path: '/api/v2/accounts/:accountId/tickets',
				pagination: 'page',
				returnAll: true,
			}),
		});
		expect(byNumber.error).toBeUndefined();
		expect(sandbox().requests().map(({ query }) => query.page).slice(0, 2)).toEqual(['1', '2']);
		const ids = jsonOf(byNumber).map(({ id }) => id);
		expect(ids.length).toBeGreaterThanOrEqual(30);
		expect(new Set(ids).size).toBe(ids.length);
		for (let id = 1; id <= 45; id += 1) {
			const fields = { id, conversation_id: 1, content: `m${id}`, message_type: 0 };
			sandbox().change({ platform: 'hueChatAccount', panel: 'messages', id: String(id), fields });
		}
		const before = sandbox().requests().length;
		const messages = await runAccount(sandbox(), {
			parameters: custom({
				path: '/api/v1/accounts/:accountId/conversations/1/messages',
				pagination: 'before',
				returnAll: true,
			}),
		});
		expect(messages.error).toBeUndefined();
		expect(sandbox().requests().slice(before).map(({ query }) => query.before)).toEqual([
			undefined,
			'26',
			'6',
		]);
		expect(jsonOf(messages).map(({ id }) => id).slice(0, 2)).toEqual([1, 2]);
	});

	it('waits for the limit of the endpoint, not for that of another one', async () => {
		const path = `${V1}/contacts/1`;
		fault(sandbox(), { kind: 'rateLimit', retryAfter: 3_600, times: 'always', path });
		const first = await runAccount(sandbox(), {
			parameters: custom({ path: '/api/v1/accounts/:accountId/contacts/1' }),
		});
		expect(first.error?.message).toMatch(/too many/i);
		const seen = sandbox().requests().length;
		// The operation of this endpoint shares its limiter: nothing leaves for it any more.
		const same = await runAccount(sandbox(), {
			parameters: { resource: 'contact', operation: 'get', contactId: '1' },
		});
		expect(same.error).toBeDefined();
		expect(sandbox().requests()).toHaveLength(seen);
		const other = await runAccount(sandbox(), {
			parameters: custom({ path: '/api/v1/accounts/:accountId/labels' }),
		});
		expect(other.error).toBeUndefined();
	});

	it('names the scope that a refused request needs', async () => {
		fault(sandbox(), { kind: 'status', status: 403, path: `${V1}/labels` });
		const run = await runAccount(sandbox(), {
			parameters: custom({ path: '/api/v1/accounts/:accountId/labels' }),
		});
		expect(run.error?.description).toContain('labels:read');
	});

	it.each([{}, { contact_list_id: '' }, { contact_list_id: null }])(
		'a new broadcast needs an audience: %j',
		async (audience) => {
			const body = JSON.stringify({ name: 'May', template_id: TEMPLATE, ...audience });
			const path = '/api/v2/accounts/:accountId/broadcasts';
			const run = await runAccount(sandbox(), {
				parameters: custom({ method: 'POST', path, body }),
			});
			expect(run.error?.message).toMatch(/audience of this broadcast is/);
			expect(sandbox().requests()).toEqual([]);
		},
	);

	it('and is created with one', async () => {
		const body = { name: 'May', template_id: TEMPLATE, contact_list_id: LIST };
		const run = await runAccount(sandbox(), {
			parameters: custom({
				method: 'POST',
				path: '/api/v2/accounts/:accountId/broadcasts',
				body: JSON.stringify(body),
			}),
		});
		expect(run.error).toBeUndefined();
		expect(sandbox().requests().map(wireOf)).toMatchObject([
			{ method: 'POST', path: `${V2}/broadcasts`, body },
		]);
	});
});
