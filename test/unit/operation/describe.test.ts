import { choice, collection, flag, inBody, text } from '../../../nodes/shared/fields';
import { formOf, noticesOf, propertyOf } from '../../../nodes/shared/operation/describe';

const field = (own: object = {}) =>
	text({ displayName: 'Text', name: 'text', to: inBody('text'), ...own });

const kind = { kind: ['text', 'image'] };
const here = { resource: ['message'], operation: ['send'] };

it('shows a field at its operation, and with its conditions', () => {
	const of = (own: object) => propertyOf(field(own), 'message', 'send').displayOptions;
	expect(of({})).toEqual({ show: here });
	expect(of({ show: kind })).toEqual({ show: { ...here, ...kind } });
});

it('demands only what always shows: n8n would refuse a workflow whose choice is an expression', () => {
	const required = (own: object) =>
		propertyOf(field({ required: true, ...own }), 'a', 'b').required;
	expect(required({})).toBe(true);
	expect(required({ show: kind })).toBeUndefined();
	expect(propertyOf(field(), 'a', 'b')).not.toHaveProperty('required');
});

it('tells n8n’s routing nothing of where a value goes', () => {
	expect(propertyOf(field(), 'a', 'b')).not.toHaveProperty('routing');
});

it('sorts a collection, and reads its conditions from the root', () => {
	const fields = [
		field({ displayName: 'Zone', name: 'zone', required: true }),
		flag({ displayName: 'At', name: 'at', show: { kind: ['text'] } }),
	];
	const made = propertyOf(collection('Options', 'options', fields, kind), 'message', 'send');
	expect(made).toMatchObject({
		name: 'options',
		type: 'collection',
		displayOptions: { show: { ...here, ...kind } },
		options: [{ name: 'at', displayOptions: { show: { '/kind': ['text'] } } }, { name: 'zone' }],
	});
	const [, zone] = made.options ?? [];
	expect(zone).not.toHaveProperty('displayOptions');
	expect(zone).not.toHaveProperty('required');
});

it('gives lists of its own, which n8n may change', () => {
	const one = choice({
		displayName: 'Kind',
		name: 'kind',
		options: [{ name: 'A', value: 'a' }],
		default: 'a',
		show: kind,
	});
	const first = propertyOf(one, 'message', 'send');
	first.displayOptions?.show?.kind?.push('changed');
	expect(propertyOf(one, 'message', 'send').displayOptions?.show?.kind).toEqual(['text', 'image']);
});

it('shows notices at their operation, each under a name of its own', () => {
	const notices = [{ text: 'One' }, { text: 'Two', show: kind }];
	expect(noticesOf({ value: 'send', notices }, 'message')).toEqual([
		{ displayName: 'One', name: 'notice1', type: 'notice', default: '', displayOptions: { show: here } },
		{
			...{ displayName: 'Two', name: 'notice2', type: 'notice', default: '' },
			displayOptions: { show: { ...here, ...kind } },
		},
	]);
	expect(noticesOf({ value: 'send' }, 'message')).toEqual([]);
});

it('shows a notice for some choices below the last of them, and the others first', () => {
	const kinds = choice({
		...{ displayName: 'Kind', name: 'kind', default: 'text' },
		options: [{ name: 'Text', value: 'text' }],
	});
	const fields = [field({ name: 'to' }), kinds, field({ show: kind })];
	const notices = [{ text: 'For texts', show: kind }, { text: 'Always' }];
	const form = formOf({ value: 'send', fields, notices }, 'message');
	expect(form.map(({ name }) => name)).toEqual(['notice2', 'to', 'kind', 'notice1', 'text']);
});
