import { emailAddress, emailAt } from '../../../nodes/shared/fields/email';
import { itemView } from './itemView';

const view = itemView();

test.each([
	['a@b.com', 'a@b.com'],
	['  Name.Last+tag@example.co.uk\n', 'Name.Last+tag@example.co.uk'],
])('%j is an address', (input, address) => {
	expect(emailAddress(input, 'Email')).toBe(address);
});

test.each(['', 'a', 'a@', '@b', 'a b@c.de', 'a@b@c', 5, null, ['a@b.com']])('%j is none', (input) => {
	expect(() => emailAddress(input, 'Email')).toThrow('Email is not an email address');
});

test('nothing is left alone', () => {
	const request = { body: { email: '' } };
	emailAt(['body', 'email'], 'Email')(request, view);
	emailAt(['body', 'other'], 'Email')(request, view);
	expect(request).toEqual({ body: { email: '' } });
});
