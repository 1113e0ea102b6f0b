import { entriesOf } from '../../../nodes/shared/fields/listSearch';

const one = { id: 1 };

it.each([
	[[one, 'text', null, [one]], [one]],
	[{ data: [one] }, [one]],
	[{ payload: [one] }, [one]],
	[{ data: { payload: [one], meta: {} } }, [one]],
	[{ data: null, payload: [one] }, [one]],
	[{ success: true }, []],
	[{ data: 'text' }, []],
	[[], []],
	['text', []],
	[undefined, []],
])('entriesOf(%p)', (body, expected) => {
	expect(entriesOf(body)).toEqual(expected);
});
