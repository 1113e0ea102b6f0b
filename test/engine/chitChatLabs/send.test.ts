import { platforms } from '../../../sandbox';
import { useSandbox } from '../support';
import { example, run, sendParameters, SINGLE } from './support';

const server = useSandbox();
const contracts = platforms.find(({ name }) => name === 'chitChatLabs')?.contracts ?? [];

// resource: 'message', operation: 'send'
describe('message: send', () => {
	test('puts the document’s example on the wire', async () => {
		const sandbox = server.get();
		const { output, error } = await run(sandbox, { parameters: sendParameters });
		expect(error).toBeUndefined();
		const [seen, ...others] = sandbox.requests({ platform: 'chitChatLabs' });
		expect(others).toEqual([]);
		expect(seen).toMatchObject({ method: 'POST', path: SINGLE, query: {}, accepted: true });
		expect(seen.body).toEqual(example(contracts, SINGLE));
		expect(seen.headers['x-tenant-api-key']).toBe(sandbox.key('chitChatLabs'));
		expect(seen.headers['content-type']).toMatch(/^application\/json/);
		expect(output[0]).toMatchObject([
			{ json: { id: 'message_1', mobile: '919739978284' }, pairedItem: { item: 0 } },
		]);
	});

	test('a template without placeholders, file and tag gets an empty list and nothing else', async () => {
		const sandbox = server.get();
		const { fbTemplate, language } = sendParameters;
		await run(sandbox, {
			parameters: {
				resource: 'message',
				operation: 'send',
				mobile: 919739978284,
				name: 'Partha',
				fbTemplate,
				language,
				additionalFields: { tag: '' },
			},
		});
		expect(sandbox.requests()[0]).toMatchObject({ accepted: true });
		expect(sandbox.requests()[0].body).toEqual({
			to: { mobile: '919739978284', name: 'Partha' },
			fb_template: fbTemplate,
			language,
			params: [],
		});
	});

	test('spreadsheet rows go out one by one, each paired with its row', async () => {
		const sandbox = server.get();
		const items = [
			{ json: { mobile: '+91 9739978284', name: 'Partha', day: '24th Nov', place: 1 } },
			{ json: { mobile: '+44 7700 900301', name: 'Oliver', day: '25th Nov', place: 2 } },
		];
		const { output } = await run(sandbox, {
			parameters: {
				...sendParameters,
				mobile: '={{ $json.mobile }}',
				name: '={{ $json.name }}',
				paramsMode: 'json',
				paramsJson: '={{ [$json.name, $json.place, $json.day] }}',
			},
			items,
		});
		const bodies = sandbox.requests().map(({ body }) => body as Record<string, unknown>);
		expect(bodies.map(({ to, params }) => ({ to, params }))).toEqual([
			{ to: { mobile: '919739978284', name: 'Partha' }, params: ['Partha', '1', '24th Nov'] },
			{ to: { mobile: '447700900301', name: 'Oliver' }, params: ['Oliver', '2', '25th Nov'] },
		]);
		expect(output[0].map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
	});

	test('a list keeps its order and its repetitions', async () => {
		const sandbox = server.get();
		const parameters = { ...sendParameters, paramsMode: 'list', paramsList: 'b, with comma\na\na\n' };
		await run(sandbox, { parameters });
		expect(sandbox.requests()[0].body).toMatchObject({ params: ['b, with comma', 'a', 'a'] });
	});

	test.each([
		['a national number', { mobile: '0973 997828' }, /country code/],
		['no name', { name: ' ' }, /Name is empty/],
		['a template that an expression left empty', { fbTemplate: '={{ $json.nothing }}' }, /Template Name is empty/],
		['a blank parameter', { params: { row: [{ value: 'a' }, { value: '={{ $json.no }}' }] } }, /Parameter 2 has no value/],
		['a placeholder for a column', { params: { row: [{ value: 'Hi {{name}}' }] } }, /Parameter 1 holds a placeholder/],
		['broken JSON', { paramsMode: 'json', paramsJson: '["a"' }, /not valid JSON/],
		['JSON that is no list', { paramsMode: 'json', paramsJson: '{"1": "a"}' }, /not a list/],
		['a file without its link', { additionalFields: { file: { media: { type: 'image', link: '={{ $json.no }}' } } } }, /File Link is empty/],
		['a file that is on a disk', { additionalFields: { file: { media: { type: 'image', link: 'file:///etc/hosts' } } } }, /File Link is not a web address/],
		['a file of another type', { additionalFields: { file: { media: { type: '={{ "audio" }}', link: 'https://a.bc/d' } } } }, /File Type/],
	])('refuses %s before anything leaves', async (_what, own, message) => {
		const sandbox = server.get();
		const { error } = await run(sandbox, { parameters: { ...sendParameters, ...own } });
		expect(error?.message).toMatch(message);
		expect(sandbox.requests()).toEqual([]);
	});

	test('a lost answer is not sent again', async () => {
		const sandbox = server.get();
		sandbox.fault({ platform: 'chitChatLabs', kind: 'resetAfter' });
		const { error, stored } = await run(sandbox, { parameters: sendParameters, retryOnFail: true, maxTries: 3 });
		expect(error).toMatchObject({ context: { delivery: { outcome: 'ambiguous' } } });
		expect(sandbox.requests()).toHaveLength(1);
		expect(stored).not.toContain(sandbox.key('chitChatLabs'));
	});
});
