import { entriesIn, entriesOf, listIn } from '../../../nodes/shared/transport/response/list';

const one = { id: 1 };

it.each([
	[[one], [one]],
	[{ data: [one] }, [one]],
	[{ payload: [one], meta: {} }, [one]],
	[{ items: [one] }, [one]],
	[{ results: [one], count: 1 }, [one]],
	[{ templates: [one] }, [one]],
	[{ success: true, data: { templates: [one] } }, [one]],
	[{ success: true, errors: [], data: { templates: [one] } }, [one]],
	[{ messages: [], data: { payload: [one] } }, [one]],
	[{ data: { payload: [one], meta: {} } }, [one]],
	[{ data: { data: [one], total: 1 } }, [one]],
	[{ result: { items: [one] } }, [one]],
	[{ data: null, payload: [one] }, [one]],
	['[{"id":1}]', [one]],
	[Buffer.from('{"data":[{"id":1}]}'), [one]],
	[[], []],
	[{ data: [] }, []],
	[{ templates: [] }, []],
	[{ success: true, data: { templates: [] } }, []],
	[{ data: { payload: [], meta: {} } }, []],
	[{ success: true }, undefined],
	[{ id: 7, tags: ['a'] }, undefined],
	[{ templates: [], tags: [] }, undefined],
	[{ errors: ['No'] }, undefined],
	[{ data: { id: 7, tags: ['a'] } }, undefined],
	[{ data: 'text' }, undefined],
	['text', undefined],
	[undefined, undefined],
])('listIn(%p)', (body, expected) => {
	expect(listIn(body)).toEqual(expected);
});

it('leaves out what is no entry', () => {
	const body = { data: [one, 'text', null, [one]] };
	expect(entriesIn(body)).toEqual([one, 'text', [one]]);
	expect(entriesOf(body)).toEqual([one]);
	expect([entriesIn('text'), entriesOf('text')]).toEqual([undefined, []]);
});

it('does not run out of stack, however often a list is wrapped', () => {
	const times = 100_000;
	const wrapped = JSON.parse(`${'{"data":'.repeat(times)}[{"id":1}]${'}'.repeat(times)}`) as unknown;
	expect(entriesOf(wrapped)).toEqual([one]);
	expect(listIn(wrapped)).toEqual([one]);
});
