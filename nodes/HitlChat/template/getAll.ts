import { returnAllOrLimit } from '../../shared/fields';
import { businessApiOnly } from '../connections';
import { operation } from '../platform';

export const getAll = operation({
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many approved templates',
	description: 'List the approved Meta templates (Business API only)',
	notices: [businessApiOnly],
	source: {
		document: 'How to Use the HitlChat API',
		certainty: 'documented',
		note: 'The shape of the answer is not shown; a list is returned item by item.',
	},
	effect: 'read',
	request: { method: 'GET', url: '/templates' },
	fields: returnAllOrLimit(),
	outputSchema: {},
});
