import { platforms, startSandbox, type Sandbox } from '../../sandbox';

let sandbox: Sandbox;
beforeAll(async () => {
	sandbox = await startSandbox();
});
beforeEach(() => sandbox.reset());
afterAll(() => sandbox.close());

const contracts = platforms.find(({ name }) => name === 'chitChatLabs')?.contracts ?? [];
const SINGLE = '/message/single';
const BLAST = '/message/blast';
const example = (path: string) =>
	contracts.find((contract) => contract.path === path)?.documentedExample as Record<string, unknown>;

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
	fetch(sandbox.baseUrl('chitChatLabs') + path, {
		method: 'POST',
		headers: {
			'content-type': 'application/json',
			'x-tenant-api-key': sandbox.key('chitChatLabs'),
			...headers,
		},
		body: JSON.stringify(body),
	});

async function rows(panel: string): Promise<Array<Record<string, unknown>>> {
	const response = await fetch(`${sandbox.url}/_sandbox/state`);
	const state = (await response.json()) as Record<string, Record<string, never[]>>;
	return state.chitChatLabs[panel];
}

test('the document shows two requests', () => {
	expect(contracts.map(({ method, path, certainty }) => [method, path, certainty])).toEqual([
		['POST', SINGLE, 'documented'],
		['POST', BLAST, 'documented'],
	]);
});

test.each([SINGLE, BLAST])('takes the documented example of %s', async (path) => {
	expect((await post(path, example(path))).status).toBe(200);
	expect(sandbox.requests()).toMatchObject([{ path, body: example(path), accepted: true }]);
	expect(await rows('messages')).toMatchObject([{ mobile: '919739978284', name: 'Partha' }]);
});

test('fills placeholders with each contact’s own values', async () => {
	const body = { ...example(BLAST), searchSpec: { city: 'Bengaluru' }, params: ['{{name}} of {{city}}'] };
	expect(await (await post(BLAST, body)).json()).toMatchObject({ count: 2 });
	expect((await rows('messages')).map(({ params }) => params)).toEqual([
		['Partha of Bengaluru'],
		['Meera of Bengaluru'],
	]);
	expect(await rows('blasts')).toMatchObject([{ recipients: ['919739978284', '919739978301'] }]);
});

test('several conditions have to fit, and none means everybody', async () => {
	const both = { ...example(BLAST), searchSpec: { city: 'Bengaluru', plan: 'gold' } };
	expect(await (await post(BLAST, both)).json()).toMatchObject({ count: 1 });
	const all = { ...example(BLAST), searchSpec: {} };
	expect(await (await post(BLAST, all)).json()).toMatchObject({ count: 3 });
});

test.each([
	['no recipient', SINGLE, { to: undefined }, 'to'],
	['a number with +', SINGLE, { to: { mobile: '+919739978284', name: 'P' } }, 'to.mobile'],
	['a JSON number', SINGLE, { to: { mobile: 919739978284, name: 'P' } }, 'to.mobile'],
	['no name', SINGLE, { to: { mobile: '919739978284' } }, 'to.name'],
	['a search in a single message', SINGLE, { searchSpec: { name: 'P' } }, 'searchSpec'],
	['no params', SINGLE, { params: undefined }, 'params'],
	['a param that is a number', SINGLE, { params: [1] }, 'params.0'],
	['a blank param', SINGLE, { params: [' '] }, 'params.0'],
	['an unknown file type', SINGLE, { file: { type: 'audio', link: 'https://a.bc/d' } }, 'file.type'],
	['a file without link', SINGLE, { file: { type: 'image' } }, 'file.link'],
	['an empty tag', SINGLE, { tag: '' }, 'tag'],
	['no search', BLAST, { searchSpec: undefined }, 'searchSpec'],
	['a blank search value', BLAST, { searchSpec: { name: '' } }, 'searchSpec.name'],
	['a null search value', BLAST, { searchSpec: { name: null } }, 'searchSpec.name'],
	['a recipient in a bulk message', BLAST, { to: { mobile: '919739978284', name: 'P' } }, 'to'],
	['no template', BLAST, { fb_template: undefined }, 'fb_template'],
	['no language', BLAST, { language: undefined }, 'language'],
])('refuses %s and names the field', async (_what, path, own, field) => {
	const response = await post(path, { ...example(path), ...own });
	expect(response.status).toBe(400);
	expect(((await response.json()) as { message: string }).message).toContain(field);
	expect(await rows('messages')).toEqual([]);
});

test.each([['none', ''], ['another', 'wrong']])('%s key is refused', async (_what, key) => {
	const response = await post(SINGLE, example(SINGLE), { 'x-tenant-api-key': key });
	expect(response.status).toBe(401);
	expect(await rows('messages')).toEqual([]);
});
