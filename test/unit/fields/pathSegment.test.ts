import { InputError } from '../../../nodes/shared/transport/errors/outcome';
import type { ItemView } from '../../../nodes/shared/operation/operationPolicy';
import { pathSegmentAt } from '../../../nodes/shared/fields/pathSegment';

const item = {} as ItemView;

function rewritten(url: string, index: number, form?: (text: string, name: string) => string) {
	const request = { url };
	pathSegmentAt(index, 'Contact', form)(request, item);
	return request.url;
}

it.each([
	['/contact/%20cnt_1%20', '/contact/cnt_1'],
	['/contact/a%2Fb/message', '/contact/a%2Fb/message'],
	['/contact/%2B44%207700/message', '/contact/%2B44%207700/message'],
	['/contact/%25/message', '/contact/%25/message'],
])('keeps %s encoded and without blanks around', (url, expected) => {
	expect(rewritten(url, 1)).toBe(expected);
});

it('encodes what the form gives, and touches nothing else', () => {
	const form = (text: string) => `+${text}/?`;
	expect(rewritten('/contact/44/message/44', 1, form)).toBe('/contact/%2B44%2F%3F/message/44');
	expect(rewritten('/contact/44/message/44', 3, form)).toBe('/contact/44/message/%2B44%2F%3F');
});

it('passes on what the form finds wrong', () => {
	const form = (_text: string, name: string) => {
		throw new InputError(`no ${name}`, 'why');
	};
	expect(() => rewritten('/contact/44', 1, form)).toThrow('no Contact');
});
