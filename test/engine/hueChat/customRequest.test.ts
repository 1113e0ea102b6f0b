import type { INodeParameters } from 'n8n-workflow';

import { useSandbox } from '../support';
import { createContacts, jsonOf, runHueChat } from './setup';

const { get: sandbox } = useSandbox();

const list = (own: INodeParameters): INodeParameters => ({
	resource: 'customRequest',
	operation: 'send',
	method: 'GET',
	path: '/contacts',
	...own,
});
const queries = () =>
	sandbox()
		.requests({ method: 'GET' })
		.map(({ query }) => query);

describe('customRequest: send', () => {
	it('asks once and gives the answer as it is, unless a way to page is chosen', async () => {
		const run = await runHueChat(sandbox(), { parameters: list({}) });
		expect(queries()).toEqual([{}]);
		expect(jsonOf(run)).toEqual([
			{ data: expect.any(Array), pagination: expect.any(Object) },
		]);
	});

	it('pages as the lists of this API do, to the end or to a limit', async () => {
		await createContacts(sandbox(), 120);
		const paged = { pagination: 'offset', returnAll: true };
		const all = await runHueChat(sandbox(), { parameters: list(paged) });
		expect(queries()).toEqual([
			{ limit: '100', offset: '0' },
			{ limit: '100', offset: '100' },
		]);
		expect(jsonOf(all)).toHaveLength(122);
		const some = await runHueChat(sandbox(), {
			parameters: list({ ...paged, returnAll: false, limit: 5 }),
		});
		expect(queries().at(-1)).toEqual({ limit: '5', offset: '0' });
		expect(jsonOf(some)).toHaveLength(5);
	});
});
