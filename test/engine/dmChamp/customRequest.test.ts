import { useSandbox } from '../support';
import { jsonOf, parametersOf, runDmChamp, succeeded } from './setup';

const { get: sandbox } = useSandbox();

const custom = (own: Parameters<typeof parametersOf>[1]) =>
	parametersOf('customRequest: send', own);

describe('customRequest: send', () => {
	it('gives an envelope as one item, as it came', async () => {
		const parameters = custom({ method: 'GET', path: '/tags' });
		const run = succeeded(await runDmChamp(sandbox(), { parameters }));
		expect(sandbox().requests()).toMatchObject([{ method: 'GET', path: '/tags', status: 200 }]);
		expect(jsonOf(run).length).toBeGreaterThan(0);
	});

	it('gives XML that was read as text, and takes none for the success of a send', async () => {
		const body = '<?xml version="1.0"?><rss/>';
		const answer = { platform: 'dmChamp', path: '/tags', kind: 'status', status: 200, body } as const;
		sandbox().fault({ ...answer, method: 'GET' });
		const parameters = custom({ method: 'GET', path: '/tags' });
		expect(jsonOf(succeeded(await runDmChamp(sandbox(), { parameters })))).toEqual([{ message: body }]);
		sandbox().fault({ ...answer, method: 'POST' });
		const run = await runDmChamp(sandbox(), { parameters: custom({ method: 'POST', path: '/tags', body: '{}' }) });
		expect(run.error?.message).toMatch('a web page instead of data');
	});

	it.each(['/subaccounts/credits', '/SubAccounts/credits', '/subaccounts/%63redits'])(
		'grants no credits past the record of what was granted: %s',
		async (path) => {
			const body = '{"email": "jane@example.com", "amount": 10}';
			const { error } = await runDmChamp(sandbox(), {
				parameters: custom({ method: 'POST', path, body }),
			});
			expect(error?.message).toBe('This request is what the operation Grant Credits is for');
			expect(sandbox().requests()).toEqual([]);
		},
	);
});
