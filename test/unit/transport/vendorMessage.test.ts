import { isUnreadable } from '../../../nodes/shared/transport/response/body';
import { readVendorMessage } from '../../../nodes/shared/transport/response/vendorMessage';
import { redactor } from '../../../nodes/shared/transport/errors/redact';
import { errorBodies } from '../../support/errorBodies';

const same = (text: string) => text;
const nested = { error: { code: 'INVALID_PHONE', message: 'Phone number must include country code' } };
const flat = { error: 'unauthorized', message: 'Invalid API key', code: 401, request_id: 'r1' };
const worded = { error: 'status is not valid', code: 'invalid_parameter', status: 400 };

describe('readVendorMessage', () => {
	it.each([
		['nested ("API Access")', nested, 'Phone number must include country code', 'INVALID_PHONE'],
		['flat ("Your First API Call")', flat, 'Invalid API key', 'unauthorized'],
		['text and word ("HueChat API")', worded, 'status is not valid', 'invalid_parameter'],
		['a plain string', 'Invalid API key', 'Invalid API key', undefined],
		['a JSON string', '"Invalid API key"', 'Invalid API key', undefined],
		['error alone', { error: 'Missing email' }, 'Missing email', undefined],
		['success and message', { success: false, message: 'Contact not found' }, 'Contact not found', undefined],
		['message in data', { success: false, data: { message: 'Exists' } }, 'Exists', undefined],
		['lists of texts', { errors: ['One', 'Two'] }, 'One; Two', undefined],
		['lists of objects', { errors: [{ message: 'One' }, { msg: 'Two' }, { x: 1 }] }, 'One; Two', undefined],
		['a list in message', { message: ['One', 'Two'], error: 'Bad Request' }, 'One; Two', 'Bad Request'],
		['a list in detail', { detail: [{ msg: 'field required' }] }, 'field required', undefined],
		['a text in detail', { detail: 'Not found' }, 'Not found', undefined],
		['a list in error', { error: ['One'] }, 'One', undefined],
		['a list at the top', [{ message: 'One' }, 'Two'], 'One; Two', undefined],
		['an empty message beside error', { error: 'Real', message: ' ' }, 'Real', undefined],
		['a message beside a code only', { error: { code: 'X' }, message: 'Outer' }, 'Outer', 'X'],
		['error true', { error: true, message: 'Said' }, 'Said', undefined],
		['description and errors (Chatwoot)', { description: 'Not allowed', errors: [] }, 'Not allowed', undefined],
	])('reads %s, as object, text and Buffer', (_name, body, text, code) => {
		const form = typeof body === 'string' ? body : JSON.stringify(body);
		for (const one of [body, form, Buffer.from(form), new Uint8Array(Buffer.from(form))]) {
			expect(readVendorMessage(one, same)).toEqual({ text, code });
		}
	});

	it.each(errorBodies)('shows the field and the words of $source', ({ body, text, code }) => {
		for (const form of [body, JSON.stringify(body)]) {
			expect(readVendorMessage(form, same)).toEqual({ text, code });
		}
	});

	it.each([
		['what findings call the kind', { errors: { phone_number: ['has already been taken'] } }, 'phone_number: has already been taken'],
		['a location', { detail: [{ loc: ['body', 'phone'], msg: 'invalid' }] }, 'phone: invalid'],
		['a result that is false', { result: false, info: 'Number is not valid' }, 'Number is not valid'],
		['a status that is failed', { status: 'failed', error: 'outside the 24 hour window' }, 'outside the 24 hour window'],
		['JSend', { status: 'fail', data: { title: 'A title is required' } }, 'A title is required'],
		['OAuth', { error: 'invalid_grant', error_description: 'The key has expired' }, 'The key has expired'],
		['two sentences', { error: 'Bad key', detail: 'It has expired' }, 'Bad key: It has expired'],
		['Slack', { ok: false, error: 'channel_not_found' }, 'channel_not_found'],
		['a message that is an object', { message: { text: 'Not allowed' } }, 'Not allowed'],
		['a text in errors', { errors: 'Phone is invalid' }, 'Phone is invalid'],
		['a text in errors beside a sentence', { message: 'Not saved', errors: 'Phone is invalid' }, 'Not saved (Phone is invalid)'],
		['fields in error', { status: 422, error: { phone: ['has already been taken'] } }, 'phone: has already been taken'],
		['one field in error', { success: false, error: { phone: 'invalid' } }, 'phone: invalid'],
		['fields in error, and a sentence', { error: { phone: ['is invalid'] }, message: 'Not saved' }, 'Not saved (phone: is invalid)'],
		['an error of ids only', { error: { code: 7, fbtrace_id: 'A8', timestamp: '2027-01-01' } }, undefined],
		['a list beside a refusal', { success: false, data: [{ id: 1, name: 'Jo' }] }, undefined],
		['a resource beside a refusal', { success: false, data: { id: 1, name: 'Jo' } }, undefined],
	])('reads %s', (_name, body, text) => {
		expect(readVendorMessage(body, same).text).toBe(text);
	});

	it.each([
		undefined, null, '', '  ', {}, [], 42, true, { error: null }, { error: {} }, { message: 7 }, '[]', '{}',
		'<!doctype html><h1>502</h1>', '\n <HTML><body>', '<h1>500</h1><p>at /var/www</p>', '<!-- x --><p>No</p>',
		'<?xml version="1.0"?><e>No</e>', '<Error><Code>AccessDenied</Code></Error>', '\uFEFF<Response/>', Buffer.from('<html>'), Buffer.alloc(0),
	])('makes nothing of %p', (body) => {
		expect(readVendorMessage(body, same)).toEqual({ text: undefined, code: undefined });
	});

	it('cuts secrets out before it shortens, so that no half of one is left', () => {
		const body = { error: { message: `${'x'.repeat(495)}SECRETKEY`, code: 'bad SECRETKEY' } };
		const { text, code } = readVendorMessage(body, redactor(['SECRETKEY']));
		expect(text).toBe(`${'x'.repeat(495)}***`);
		expect(code).toBe('bad ***');
	});

	it.each([
		['lists in lists', '[', ']'],
		['objects in lists', '[{"message":', '}]'],
	])('does not run out of stack with %s', (_name, open, close) => {
		const times = 100_000;
		const body = `{"message":${open.repeat(times)}"deep"${close.repeat(times)}}`;
		expect(readVendorMessage(JSON.parse(body), same).text).toBeUndefined();
	});

	it('does not get lost in a body that branches without end', () => {
		let looked = 0;
		// Each value makes the next ones only when somebody looks.
		const branch = (): object => {
			const names = Array.from({ length: 8 }, (_, n) => `f${n}`);
			const look = () => {
				looked += 1;
				return branch();
			};
			return Object.defineProperties({}, Object.fromEntries(names.map((name) => [name, { enumerable: true, get: look }])));
		};
		expect(readVendorMessage({ errors: branch() }, same).text).toBeUndefined();
		expect(looked).toBeLessThan(10_000);
	});

	it('shortens long texts', () => {
		expect(readVendorMessage('y'.repeat(10_000), same).text).toHaveLength(500);
	});
});

it.each([
	['<html>', true],
	['<br />\n<b>Fatal error</b>: Uncaught mysqli_sql_exception', true],
	['<h1>Service Unavailable</h1>', true],
	['<!-- x --><!DOCTYPE html><p>', true],
	['\uFEFF\n<p>', true],
	['<Response><Message/></Response>', true],
	['<3', false],
	['< 10 left', false],
	['a <b>text</b>', false],
	[Buffer.from('<!DOCTYPE html>'), true],
	['plain', false],
	['', false],
	[{}, false],
	[undefined, false],
])('isUnreadable(%p) is %p', (body, expected) => {
	expect(isUnreadable(body)).toBe(expected);
	expect(isUnreadable(body, 'send')).toBe(expected);
});

it.each([
	'<rss/>',
	'<?xml version="1.0"?>\n<Response/>',
	'<svg xmlns="http://www.w3.org/2000/svg"/>',
	'<!DOCTYPE svg><svg/>',
	'<p:list xmlns:p="x"/>',
	'<Response><Message/></Response>',
])('what was read may be the XML %p', (body) => {
	expect(isUnreadable(body, 'read')).toBe(false);
	expect(isUnreadable(body, 'send')).toBe(true);
});

it.each([
	'<!DOCTYPE HTML PUBLIC "x">',
	'\uFEFF <html lang="en">',
	'<?xml version="1.0"?>\n<!DOCTYPE html>',
	'<br />\n<b>Fatal error</b>',
	'<h1>Service Unavailable</h1>',
	'<!-- x --><p>',
	Buffer.from('<!doctype html>'),
])('what was read is not the page %p', (body) => {
	expect(isUnreadable(body, 'read')).toBe(true);
});
