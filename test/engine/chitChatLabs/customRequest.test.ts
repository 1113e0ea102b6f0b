import type { INodeParameters } from 'n8n-workflow';

import { useSandbox } from '../support';
import { BLAST, bulkParameters, run } from './support';

const server = useSandbox();

const blast = (body: object, own: INodeParameters = {}): INodeParameters => ({
	resource: 'customRequest',
	operation: 'send',
	method: 'POST',
	path: BLAST,
	body: JSON.stringify(body),
	...own,
});

describe('customRequest: send', () => {
	test.each([
		[{}, 'The search of this bulk message is blank'],
		[{ searchSpec: {} }, 'The search of this bulk message is blank'],
		[{ searchSpec: { name: '' } }, /blank/],
		[{ searchSpec: null }, 'The search of this bulk message is blank'],
		[{ searchSpec: 'Partha' }, 'The search of this bulk message is not an object'],
		[{ searchSpec: ['Partha'] }, 'The search of this bulk message is not an object'],
	])('a bulk message needs a search that narrows it: %j', async (body, words) => {
		// The operation's switch for everybody is no part of this form.
		const parameters = blast(body, { everybody: true });
		const { error } = await run(server.get(), { parameters });
		expect(error?.message).toMatch(words);
		expect(server.get().requests()).toEqual([]);
	});

	test('and leaves as the operation sends it', async () => {
		await run(server.get(), { parameters: bulkParameters });
		const [{ body }] = server.get().requests();
		const { error } = await run(server.get(), { parameters: blast(body as object) });
		expect(error).toBeUndefined();
		expect(server.get().requests().map((request) => request.body)).toEqual([body, body]);
	});
});
