import { entriesOfAnswer, itemOf } from '../../../nodes/shared/transport/response/entries';

const one = { id: 1 };

it.each([
	[[one, one], [one, one], [one, one]],
	[[one, null], [one], [one]],
	[[], [], [{ success: true }]],
	[[null], [], [{ success: true }]],
	[one, [one], [one]],
	[{ data: [] }, [{ data: [] }], [{ data: [] }]],
	['Queued', [{ message: 'Queued' }], [{ message: 'Queued' }]],
	['', [{ success: true }], [{ success: true }]],
	[null, [{ success: true }], [{ success: true }]],
	[undefined, [{ success: true }], [{ success: true }]],
	[true, [true], [true]],
])('of the answer %p: %j of a read, %j of a send', (body, read, sent) => {
	expect(entriesOfAnswer(body, 'read')).toEqual(read);
	expect(entriesOfAnswer(body, 'send')).toEqual(sent);
	expect(entriesOfAnswer(body, 'idempotent')).toEqual(sent);
});

it('makes an item of anything', () => {
	expect([one, 'text', 5, [one]].map(itemOf)).toEqual([
		{ json: one },
		{ json: { value: 'text' } },
		{ json: { value: 5 } },
		{ json: { value: [one] } },
	]);
});
