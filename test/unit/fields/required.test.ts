import type { INodeProperties } from 'n8n-workflow';

import { requiredChecks } from '../../../nodes/shared/fields/required';
import { itemView } from './itemView';

const field = (more: object = {}): INodeProperties => ({
	displayName: 'Text',
	name: 'text',
	type: 'string',
	required: true,
	default: '',
	routing: { send: { type: 'body', property: 'to.text' } },
	...more,
});
const run = (fields: INodeProperties[], request: object, parameters?: Record<string, unknown>) => () => {
	for (const check of requiredChecks(fields)) check(request, itemView(parameters));
};

it.each([undefined, null, '', ' \n', [], [null], ['', ' '], [[]]])('refuses %p', (text) => {
	expect(run([field()], { body: { to: { text } } })).toThrow('Text is empty');
});

it.each(['a', 0, false, ['a'], ['', 'a'], {}])('accepts %p', (text) => {
	expect(run([field()], { body: { to: { text } } })).not.toThrow();
});

it('looks into the query, and finds missing parents', () => {
	const query = field({ routing: { send: { type: 'query', property: 'email' } } });
	expect(run([query], { qs: { email: 'a' } })).not.toThrow();
	expect(run([query], { qs: {} })).toThrow('Text is empty');
	expect(run([field()], {})).toThrow('Text is empty');
});

it('checks a field only where it shows', () => {
	const shown = field({ displayOptions: { show: { type: ['text'], mode: [1, 2] } } });
	expect(run([shown], {}, { type: 'text', mode: 2 })).toThrow('Text is empty');
	expect(run([shown], {}, { type: 'image', mode: 2 })).not.toThrow();
	expect(run([shown], {}, { type: 'text', mode: 3 })).not.toThrow();
});

it('has no check for optional fields, unrouted ones and those with a computed place', () => {
	const computed = field({ routing: { send: { type: 'body', property: '={{ $value }}' } } });
	expect(requiredChecks([field({ required: false }), field({ routing: undefined }), computed])).toEqual([]);
});
