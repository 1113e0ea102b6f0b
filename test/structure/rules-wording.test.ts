import type { INodeProperties } from 'n8n-workflow';

import { undescribed } from './rules/wording';

const field = (own: Partial<INodeProperties>): INodeProperties => ({
	...{ displayName: 'Template Name', name: 'template', type: 'string', default: '' },
	...own,
});
const said = 'Which of the approved ones to send';

it.each<[string, Partial<INodeProperties>, string]>([
	['nothing', {}, 'has no description'],
	['blanks', { description: ' ' }, 'has no description'],
	['its label again', { description: 'The name of the template' }, 'only echoes its label'],
	['a plural of its label', { description: 'The names of templates' }, 'only echoes its label'],
	['one word more', { description: 'The template name here' }, 'only echoes its label'],
	[
		'a flag without Whether',
		{ type: 'boolean', description: 'Sends the approved message' },
		'does not begin with Whether',
	],
	[
		'something inside a collection',
		{ type: 'collection', description: said, options: [field({ name: 'inner' })] },
		'(inner) has no description',
	],
	[
		'something inside rows',
		{
			...{ type: 'fixedCollection', description: said },
			options: [{ displayName: 'Row', name: 'row', values: [field({ name: 'inner' })] }],
		},
		'(inner) has no description',
	],
])('a description that says %s is found', (_what, own, finding) => {
	expect(undescribed([field(own)]).join()).toContain(finding);
});

it('one that says more passes, and so does a notice, which is its own', () => {
	const flag = field({ type: 'boolean', description: 'Whether the approved message leaves at once' });
	const notice = field({ type: 'notice' });
	expect(undescribed([field({ description: said }), flag, notice])).toEqual([]);
});
