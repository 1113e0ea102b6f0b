import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';

const script = readFileSync(join(__dirname, '..', '..', '..', 'sandbox', 'page', 'chat.js'), 'utf8');

/** As much of an element as the script asks for. */
class FakeElement {
	className = '';
	href?: string;
	src?: string;
	rel?: string;
	hidden = false;
	children: Array<FakeElement | string> = [];
	private readonly heard = new Map<string, () => void>();

	constructor(readonly tag: string) {}

	append(...children: Array<FakeElement | string>) {
		this.children.push(...children);
	}

	replaceChildren(...children: Array<FakeElement | string>) {
		this.children = children;
	}

	setAttribute() {}

	addEventListener(event: string, act: () => void) {
		this.heard.set(event, act);
	}

	click() {
		this.heard.get('click')?.();
	}

	get text(): string {
		return this.children.map((child) => (typeof child === 'string' ? child : child.text)).join('');
	}

	all(test: (element: FakeElement) => boolean): FakeElement[] {
		const inner = this.children.flatMap((child) => (typeof child === 'string' ? [] : child.all(test)));
		return test(this) ? [this, ...inner] : inner;
	}
}

const ORIGIN = 'http://127.0.0.1:4010';

interface View {
	draw(list: FakeElement, lines: object[], onReact?: (id: string, emoji: string) => void): void;
}

const view = runInNewContext(`${script}; chatView`, {
	document: { createElement: (tag: string) => new FakeElement(tag) },
	location: { origin: ORIGIN },
	URL,
}) as View;

const at = Date.parse('2027-01-31T09:30:00Z');
const line = (id: string, side: string, own: object = {}) => ({
	...{ id, side, kind: 'text', text: id, media: null, about: null, at },
	...own,
});

function drawn(lines: object[], onReact?: (id: string, emoji: string) => void) {
	const list = new FakeElement('ol');
	view.draw(list, lines, onReact);
	return list;
}

const bubbles = (list: FakeElement) => list.all(({ tag, className }) => tag === 'li' && className !== 'day');
const reactionsOf = (item: FakeElement) => item.all(({ className }) => className === 'reactions').map(({ text }) => text);

test('the customer’s bubbles and the business’s stand on their sides, under the day, with the time', () => {
	const list = drawn([line('Hello', 'customer'), line('Hi', 'business'), line('Bye', 'customer', { at: at + 86_400_000 })]);
	expect(bubbles(list).map(({ className }) => className)).toEqual(['mine', 'theirs', 'mine']);
	expect(list.all(({ className }) => className === 'day')).toHaveLength(2);
	expect(list.all(({ tag }) => tag === 'time')).toHaveLength(3);
});

test('a reaction hangs at the message it is about, else at the other side’s last one', () => {
	const list = drawn([
		line('one', 'business'),
		line('two', 'business'),
		line('👍', 'customer', { kind: 'reaction', about: 'one' }),
		line('❤️', 'customer', { kind: 'reaction' }),
	]);
	expect(bubbles(list).map(reactionsOf)).toEqual([['👍'], ['❤️']]);
});

test('a reaction to nothing is a bubble of its own', () => {
	expect(bubbles(drawn([line('👍', 'customer', { kind: 'reaction' })]))).toHaveLength(1);
});

test('the customer can react to what the business wrote', () => {
	const reacted: string[] = [];
	const list = drawn([line('one', 'business'), line('two', 'customer')], (id, emoji) => reacted.push(`${id} ${emoji}`));
	const choices = list.all(({ className }) => className === 'palette');
	expect(choices).toHaveLength(1);
	const [open] = list.all(({ className }) => className === 'react');
	expect(choices[0]?.hidden).toBe(true);
	open?.click();
	expect(choices[0]?.hidden).toBe(false);
	(choices[0]?.children[1] as FakeElement).click();
	expect(reacted).toEqual(['one ❤️']);
	expect(drawn([line('one', 'business')]).all(({ className }) => className === 'react')).toEqual([]);
});

test.each([
	['of the sandbox', 'image', `${ORIGIN}/sample.svg`, 'img'],
	['in the address itself', 'image', 'data:image/png;base64,AA==', 'img'],
	['of another server', 'image', 'https://example.com/photo.jpg', 'link'],
	['of a script', 'image', 'javascript:alert(1)', 'text'],
	['that is none', 'image', 'data:text/html,x', 'text'],
	['that is a film', 'video', `${ORIGIN}/sample.mp4`, 'link'],
])('a picture %s shows as it may', (_what, type, url, wanted) => {
	const list = drawn([line('', 'business', { kind: 'media', media: { type, url } })]);
	const pictures = list.all(({ tag }) => tag === 'img');
	const links = list.all(({ href }) => href !== undefined);
	expect(pictures.map(({ src }) => src)).toEqual(wanted === 'img' ? [url] : []);
	if (wanted === 'link') expect(links.map(({ href, rel }) => [href, rel])).toEqual([[url, 'noopener noreferrer']]);
	if (wanted === 'text') expect(links).toEqual([]);
	if (wanted !== 'img') expect(list.text).toContain(url.split('/').pop());
});

test('addresses in a text are links, and nothing else is', () => {
	const text = 'See https://example.com/a?b=1, or <b>javascript:alert(1)</b> (http://x.example).';
	const list = drawn([line('m', 'business', { text })]);
	expect(list.all(({ tag }) => tag === 'a').map(({ href }) => href)).toEqual(['https://example.com/a?b=1', 'http://x.example']);
	expect(bubbles(list)[0]?.all(({ tag }) => tag === 'p')[0]?.text).toBe(text);
	expect(list.all(({ tag }) => tag === 'b')).toEqual([]);
});

test('an empty talk says so', () => {
	expect(drawn([]).text).toBe('Nothing written yet');
});
