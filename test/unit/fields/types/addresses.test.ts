import { email, url } from '../../../../nodes/shared/fields';
import { named, reader } from './context';

describe('email', () => {
	const read = reader(email(named));

	it.each([
		...[
			'jane@example.com',
			' jane@example.com\n',
			'jane@example.com\u200b',
			'\ufeffjane@example.com',
		],
		...[
			'mailto:jane@example.com',
			'MAILTO:jane@example.com?subject=Hi',
			'Jane Doe <jane@example.com>',
		],
		...['"Doe, Jane" <jane@example.com>', '<jane@example.com>', '<mailto:jane@example.com>'],
	])('reads %p', (raw) => {
		expect(read(raw)).toBe('jane@example.com');
	});

	it.each(['Jane+news@Example.COM', 'jörg@müller.example', 'root@localhost'])(
		'leaves %p',
		(raw) => {
			expect(read(raw)).toBe(raw);
		},
	);

	it.each([
		...[
			'jane',
			'@example.com',
			'jane@',
			'jane@@example.com',
			'jane doe@example.com',
			'jane@example.com,',
			'jane,joe@example.com',
		],
		...['jane@example.com, joe@example.com', 'jane@.com', 'jane@example.com.', '[object Object]'],
		...[42, true, {}, ['jane@example.com']],
	])('refuses %p', (raw) => {
		expect(() => read(raw)).toThrow('Field is not an email address');
	});
});

describe('url', () => {
	const read = reader(url(named));

	it.each([
		['https://example.com/a.jpg', 'https://example.com/a.jpg'],
		[' HTTP://example.com\u200b ', 'HTTP://example.com'],
		['https://example.com/my picture.jpg?x=ä', 'https://example.com/my picture.jpg?x=ä'],
		['https://a.example/web/https://b.example', 'https://a.example/web/https://b.example'],
		...[
			'https://x.example/My file www.shop.example.pdf',
			'https://wa.me/447700900123?text=See https://x.example/a',
			'https://wa.me/447700900123?text=Hi Jo, https://x.example/a',
			'https://x.example/q?x=1 www.foo.example',
			'https://x.example/#a https://y.example',
			'https://x.example/fit,200,https://a.example/i.png',
			'https://x.example/r;https://a.example/img.png',
			'https://x.example/v1.5,https://a.example/img.png',
		].map((one) => [one, one]),
		['https://a.example/?u=https://b.example,https://c.example', 'https://a.example/?u=https://b.example,https://c.example'],
	])('reads %p', (raw, expected) => {
		expect(read(raw)).toBe(expected);
	});

	it.each([
		...[
			'example.com/a.jpg',
			'ftp://example.com',
			'javascript:alert(1)',
			'https://',
			'https:example.com',
		],
		...['https://example.com/[object Object]', 'https://a.example\nhttps://b.example', 'data:,x'],
		...[42, true, {}, ['https://example.com']],
	])('refuses %p', (raw) => {
		expect(() => read(raw)).toThrow('Field is not a web address');
	});

	it.each([
		'https://x.example/a.png, https://x.example/b.png',
		'https://x.example/a.png,https://x.example/b.png',
		'https://x.example/a.png https://y.example/b.png',
		'https://x.example/a.png?v=1, HTTP://x.example/b.png',
		'https://x.example/a.png; www.example.com/b.png',
		'https://x.example/a.png | https://x.example/b.png',
		'https://x.example/a ,https://x.example/b',
		'https://x.example/a  https://x.example/b',
		'https://x.example/a.mp4;https://x.example/b',
	])('refuses %p, which would leave as one', (raw) => {
		expect(() => read(raw)).toThrow('Field holds more than one web address');
	});
});
