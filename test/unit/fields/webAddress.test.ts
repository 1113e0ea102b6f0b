import { webAddressAt } from '../../../nodes/shared/fields/webAddress';
import { itemView } from './itemView';

const item = itemView();
const check = webAddressAt(['body', 'url'], 'Media URL');

it.each(['https://x.example/a.png', 'http://x.example', ' https://x.example/a?b=c#d '])('accepts %p', (url) => {
	const request = { body: { url } };
	check(request, item);
	expect(request.body.url).toBe(url.trim());
});

it.each([undefined, null, '', '  '])('leaves an empty one alone: %p', (url) => {
	const request = { body: { url } };
	check(request, item);
	expect(request).toEqual({ body: { url } });
});

it.each(['x.example/a.png', '/a.png', 'ftp://x.example', 'javascript:alert(1)', 'data:image/png;base64,AA', 'C:\\a.png', {}, 5])('refuses %p', (url) => {
	expect(() => check({ body: { url } }, item)).toThrow('Media URL is not a web address');
});
