import { inQuery } from '../../shared/fields';
import { agenciesOnly } from '../notices';
import { operation } from '../platform';
import { accountEmail } from './accountEmail';

export const remove = operation({
	value: 'delete',
	name: 'Delete',
	action: 'Delete sub account permanently',
	description: "Delete one of the agency's sub-accounts permanently (agencies only)",
	notices: [agenciesOnly],
	source: { document: 'help.dmchamp.com/subaccounts', certainty: 'vendor page' },
	effect: 'send',
	risk: 'deletes',
	request: { method: 'DELETE', url: '/subaccounts' },
	fields: [accountEmail(inQuery('email'))],
});
