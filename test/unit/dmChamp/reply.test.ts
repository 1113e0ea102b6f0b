import { saysExisting, wasCreated } from '../../../nodes/DmChamp/contact/reply';
import { contactFieldsOf, contactIdOf } from '../../../nodes/DmChamp/shapes';

const NOW = Date.parse('2026-05-01T12:00:00Z');
const headers = { date: new Date(NOW).toUTCString() };
const flat = (secondsOld: number) => ({
	id: 'c1',
	createdAt: new Date(NOW - secondsOld * 1000).toISOString(),
});

test.each([
	['flat 201', 201, flat(0), true],
	['wrapped 200', 200, { success: true, data: { message: 'ok', contactId: 'c1' } }, true],
	['wrapped 201', 201, { success: true, data: { contactId: 'c1' } }, true],
	['flat 200, old', 200, flat(3600), false],
	['flat 200, new', 200, flat(1), null],
	['flat 200 without a time', 200, { id: 'c1' }, null],
	['409', 409, { success: false, message: 'exists' }, false],
	['200 with error_code 409', 200, { success: false, error_code: 409 }, false],
	['200 with error_code "409"', 200, { success: false, error_code: '409' }, false],
	['text', 200, 'ok', null],
	['an old one in a list', 200, [flat(3600)], false],
])('created, %s', (_what, statusCode, body, created) => {
	expect(wasCreated({ statusCode, headers, body })).toBe(created);
});

test.each([
	[400, { error_code: 409 }],
	[200, { success: false, error_code: 400 }],
	[200, { success: false }],
	[404, 'List not found'],
	[500, { error_code: 409 }],
])('HTTP %s with %j is no existing contact', (statusCode, body) => {
	expect(saysExisting({ statusCode, headers, body })).toBe(false);
});

test.each([
	[{ id: 'c1' }, 'c1'],
	[{ success: true, contactId: 'c1' }, 'c1'],
	[{ success: true, contactId: 'c1', contact: { id: 'c1', firstName: 'A' } }, 'c1'],
	[{ success: true, data: { message: 'm', contactId: 'c1' } }, 'c1'],
	[{ success: true, data: { contact: { id: 'c1' } } }, 'c1'],
	[{ id: 7 }, '7'],
	[[{ id: 'c1' }], 'c1'],
	[{ success: true, data: [{ id: 'c1', firstName: 'A' }] }, 'c1'],
	[{ contacts: [{ id: 'c1' }] }, 'c1'],
	[{ contacts: [{ id: 'c1' }, { id: 'c2' }] }, undefined],
	[{ firstName: 'A', campaigns: [{ id: 'k1' }] }, undefined],
	[{ success: false, message: 'no' }, undefined],
	['text', undefined],
	[null, undefined],
])('the id in %j is %s', (body, id) => {
	expect(contactIdOf(body)).toBe(id);
});

test('a contact’s fields come without the wrapping', () => {
	const contact = { id: 'c1', firstName: 'A', tags: ['x'] };
	expect(contactFieldsOf({ success: true, contactId: 'c1', contact })).toEqual(contact);
	expect(contactFieldsOf(contact)).toEqual(contact);
	expect(contactFieldsOf({ success: true, data: [contact] })).toEqual(contact);
	expect(contactFieldsOf({ success: true, data: { message: 'm', contactId: 'c1' } })).toEqual({});
});
