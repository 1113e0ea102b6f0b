import type { INodeParameters } from 'n8n-workflow';

import { ChitChatLabs } from '../../../nodes/ChitChatLabs/ChitChatLabs.node';
import { runNode } from '../harness';
import { useSandbox } from '../support';
import { bulkParameters, credentials, run, sendParameters } from './support';

const server = useSandbox();
const bodies = () => server.get().requests().map(({ body }) => body);

const list = (paramsList: unknown) => ({ paramsMode: 'list', paramsList }) as INodeParameters;
const json = (paramsJson: unknown) => ({ paramsMode: 'json', paramsJson }) as INodeParameters;
const rows = (...row: INodeParameters[]) => ({ paramsMode: 'rows', params: { row } });

const send = async (own: INodeParameters) =>
	await run(server.get(), {
		parameters: { ...sendParameters, ...own },
		items: [{ json: { person: { first: 'A' } } }],
	});

describe('parameters', () => {
	test.each<[string, INodeParameters, string[]]>([
		['a JSON list as text, as agents write it', list('["vip", "newsletter, weekly"]'), ['vip', 'newsletter, weekly']],
		['an expression that gives a list', list('={{ ["a", 7, true] }}'), ['a', '7', 'true']],
		['one on each line', list('a\r\nb, c\r\n'), ['a', 'b, c']],
		['a number', list('={{ 7 }}'), ['7']],
		['lines, tabs and runs of blanks inside', json('["line1\\nline2", "a\\tb      c"]'), ['line1 line2', 'a b c']],
		['an empty list', json('[]'), []],
		['rows, none of them', rows(), []],
		['no parameters', { paramsMode: 'none' }, []],
	])('reads %s', async (_what, own, params) => {
		const { error } = await send(own);
		expect(error).toBeUndefined();
		expect(bodies()).toEqual([expect.objectContaining({ params })]);
	});

	test.each<[string, INodeParameters, string]>([
		['an object in a row', rows({ value: '={{ $json.person }}' }), 'Parameter 1 must be text'],
		['an object in a list', list('={{ [$json.person] }}'), 'Parameter 1 must be text'],
		['an object in place of a list', list('={{ $json.person }}'), 'Parameter List must be text'],
		['an object as text in place of a list', list('{"1": "a"}'), 'Parameter List must be a list'],
		['a list that is not JSON', list("['a', 'b']"), 'Parameter List must be a list'],
		['a blank line in between', list('a\n\nb'), 'Parameter 2 has no value'],
		['a null in JSON', json('["a", null]'), 'Parameter 2 has no value'],
		['five blanks', json('["     "]'), 'Parameter 1 has no value'],
		['nothing as a list', list('={{ $json.none }}'), 'Parameter List is empty'],
		['nothing as JSON', json('={{ $json.none }}'), 'Parameters JSON is empty'],
		['a way that is none', { paramsMode: '={{ "xml" }}' }, 'Parameters has an unknown value: xml'],
	])('refuses %s before anything leaves', async (_what, own, message) => {
		const { error } = await send(own);
		expect(error?.message).toContain(message);
		expect(bodies()).toEqual([]);
	});
});

describe('texts', () => {
	test.each<[string, INodeParameters, string]>([
		['a name', { name: '={{ $json.person }}' }, 'Name must be text'],
		['a template name', { fbTemplate: '={{ [1] }}' }, 'Template Name must be text'],
		['a language', { language: '={{ $json.person }}' }, 'Language must be text'],
		['a tag', { additionalFields: { tag: '={{ $json.person }}' } }, 'Tag must be text'],
		['a number', { mobile: '={{ $json.person }}' }, 'Mobile is not a phone number'],
		['a number with a decimal', { mobile: '919739978284.5' }, 'Mobile is not a phone number'],
	])('refuses %s that is none', async (_what, own, message) => {
		const { error } = await send(own);
		expect(error?.message).toContain(message);
		expect(bodies()).toEqual([]);
	});

	test('are trimmed', async () => {
		const { error } = await send({ name: ' Partha ', language: ' en\u200b', fbTemplate: ' t ' });
		expect(error).toBeUndefined();
		expect(bodies()).toEqual([
			expect.objectContaining({
				to: { mobile: '919739978284', name: 'Partha' },
				language: 'en',
				fb_template: 't',
			}),
		]);
	});

	test('a number without country code gets that of the credential', async () => {
		const { error } = await runNode({
			node: ChitChatLabs,
			credentials: credentials(server.get(), { defaultCountryCode: '91' }),
			parameters: { ...sendParameters, mobile: '09739 978284' },
		});
		expect(error).toBeUndefined();
		expect(bodies()).toEqual([
			expect.objectContaining({ to: { mobile: '919739978284', name: 'Partha' } }),
		]);
	});
});

describe('a search', () => {
	const search = async (...row: INodeParameters[]) =>
		await run(server.get(), {
			parameters: { ...bulkParameters, searchSpec: { row } },
			items: [{ json: { person: { first: 'A' } } }],
		});

	test('has texts, trimmed names and numbers as text', async () => {
		const { error } = await search({ field: ' age ', value: '={{ 42 }}' }, { field: 'city', value: 'Leeds' });
		expect(error).toBeUndefined();
		expect(bodies()).toEqual([expect.objectContaining({ searchSpec: { age: '42', city: 'Leeds' } })]);
	});

	test('with an object is refused', async () => {
		const { error } = await search({ field: 'name', value: '={{ $json.person }}' });
		expect(error?.message).toBe('The search for name must be text');
		expect(bodies()).toEqual([]);
	});

	test('that is blank is refused after everything else was read', async () => {
		const parameters = { ...bulkParameters, searchSpec: { row: [] }, language: ' ' };
		const first = await run(server.get(), { parameters });
		expect(first.error?.message).toBe('Language is empty');
		const then = await run(server.get(), { parameters: { ...parameters, language: 'en' } });
		expect(then.error?.message).toBe('The search of this bulk message is blank');
		expect(bodies()).toEqual([]);
	});
});
