import { startSandbox, type Sandbox, type Welcome } from '../../../sandbox';

let sandbox: Sandbox;

beforeEach(async () => {
	sandbox = await startSandbox();
});
afterEach(() => sandbox.close());

const login = { url: 'http://127.0.0.1:5678', email: 'owner@example.com', password: 'Secret1234' };

const offer = (act: () => Promise<string>): Welcome => ({
	login,
	trials: [
		{
			title: 'Try this',
			text: 'It does something.',
			links: [{ label: 'Look', url: 'http://127.0.0.1:5678/' }],
			actions: [{ id: 'this', label: 'Do it', act }],
		},
		{ title: 'Read that', text: 'It does nothing.' },
	],
});

const ask = async (method: string, path: string, headers = {}) => {
	const response = await fetch(sandbox.url + path, { method, headers });
	return { status: response.status, body: (await response.json()) as unknown };
};

test('the welcome page shows what there is to try', async () => {
	const page = sandbox.welcome(offer(() => Promise.resolve('Done.')));
	expect(page).toBe(`${sandbox.url}/welcome`);
	const html = await fetch(page);
	expect(html.headers.get('content-security-policy')).toContain("default-src 'self'");
	expect(await html.text()).toContain('welcome.js');
	expect(await ask('GET', '/_sandbox/welcome')).toEqual({
		status: 200,
		body: {
			login,
			trials: [
				{
					title: 'Try this',
					text: 'It does something.',
					links: [{ label: 'Look', url: 'http://127.0.0.1:5678/' }],
					actions: [{ id: 'this', label: 'Do it' }],
				},
				{ title: 'Read that', text: 'It does nothing.', links: [], actions: [] },
			],
		},
	});
});

test('a button does its action and tells what happened', async () => {
	const act = jest.fn(() => Promise.resolve('Done.'));
	sandbox.welcome(offer(act));
	expect(await ask('POST', '/_sandbox/welcome/this')).toEqual({ status: 200, body: { told: 'Done.' } });
	expect(act).toHaveBeenCalledTimes(1);
});

test('an action that fails says why, and one that is unknown is not found', async () => {
	sandbox.welcome(offer(() => Promise.reject(new Error('n8n is gone'))));
	expect(await ask('POST', '/_sandbox/welcome/this')).toEqual({
		status: 502,
		body: { error: { code: 'FAILED', message: 'n8n is gone' } },
	});
	expect(await ask('POST', '/_sandbox/welcome/that')).toMatchObject({ status: 404 });
});

test('a sandbox that was started alone has nothing to try', async () => {
	expect(await ask('GET', '/_sandbox/welcome')).toEqual({
		status: 200,
		body: { login: null, trials: [] },
	});
	expect(await ask('POST', '/_sandbox/welcome/this')).toMatchObject({ status: 404 });
});

test('another web page reads neither the login nor does it press a button', async () => {
	const act = jest.fn(() => Promise.resolve('Done.'));
	sandbox.welcome(offer(act));
	const foreign = { origin: 'https://evil.example' };
	expect(await ask('GET', '/_sandbox/welcome', foreign)).toMatchObject({ status: 403 });
	expect(await ask('POST', '/_sandbox/welcome/this', foreign)).toMatchObject({ status: 403 });
	expect(act).not.toHaveBeenCalled();
});
