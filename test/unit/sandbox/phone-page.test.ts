import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { phonePage } from '../../../demo/echo-bot';

const script = readFileSync(join(__dirname, '..', '..', '..', 'sandbox', 'page', 'phone.js'), 'utf8');

/** Runs the page's script on a form with its default values, and gives what then stands in it. */
function opened(hash: string, stored: Record<string, string> = {}) {
	const fields = Object.fromEntries(
		[
			['url', ''],
			['fromId', 'customer-1'],
			['toId', 'business-1'],
		].map(([name, value]) => [name, { value }]),
	);
	const location = { hash };
	const heard = new Map<string, () => void>();
	const element = {
		elements: { namedItem: (name: string) => fields[name] },
		addEventListener: () => undefined,
	};
	runInNewContext(script, {
		URLSearchParams,
		location,
		document: { getElementById: () => element },
		window: { addEventListener: (event: string, act: () => void) => heard.set(event, act) },
		localStorage: { getItem: (key: string) => stored[key] ?? null },
		EventSource: class {
			addEventListener = () => undefined;
		},
	});
	const values = () =>
		Object.fromEntries(Object.entries(fields).map(([name, { value }]) => [name, value]));
	return {
		values,
		follow(next: string) {
			location.hash = next;
			heard.get('hashchange')?.();
		},
	};
}

const SANDBOX = { url: 'http://127.0.0.1:4010' };
const N8N = { url: 'http://127.0.0.1:5678' };
const linkFor = (secret: string) => phonePage(SANDBOX, N8N, secret).slice(SANDBOX.url.length + 1);

test('the demo’s link fills in the trigger’s address with its secret, whatever that holds', () => {
	const secret = 'a+b c&d=e#f%20/?"ü';
	const { url, ...others } = opened(linkFor(secret)).values();
	expect(url).toMatch(/^http:\/\/127\.0\.0\.1:5678\/webhook\/.+\/incoming_custom_channel_message\?/);
	expect(new URL(url).searchParams.get('apiKey')).toBe(secret);
	expect(others).toEqual({ fromId: 'customer-1', toId: 'business-1' });
});

test('the link wins over what was typed before; without one that stays', () => {
	const stored = { 'phone-url': 'http://127.0.0.1:1/old', 'phone-fromId': 'customer-7' };
	expect(opened('', stored).values()).toEqual({
		url: 'http://127.0.0.1:1/old',
		fromId: 'customer-7',
		toId: 'business-1',
	});
	const { url, fromId } = opened(linkFor('s'), stored).values();
	expect([url, fromId]).toEqual([expect.stringContaining('?apiKey=s'), 'customer-7']);
});

test('a link that is followed on the open page fills it in too', () => {
	const page = opened('#phone');
	expect(page.values().url).toBe('');
	page.follow(linkFor('next'));
	expect(page.values().url).toContain('?apiKey=next');
});
