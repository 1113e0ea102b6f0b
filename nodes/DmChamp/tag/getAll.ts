import { returnAllOrLimit } from '../../shared/fields';
import { tagOutput } from '../outputs';
import { operation } from '../platform';

export const getAll = operation({
	value: 'getAll',
	name: 'Get Many',
	action: 'Get many tags',
	description: 'List the tags of the account',
	source: { document: 'help.dmchamp.com/tags', certainty: 'vendor page' },
	effect: 'read',
	request: { method: 'GET', url: '/tags' },
	fields: returnAllOrLimit(),
	...tagOutput,
});
