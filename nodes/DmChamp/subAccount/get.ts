import { inQuery } from '../../shared/fields';
import { agenciesOnly } from '../notices';
import { subAccountOutput } from '../outputs';
import { operation } from '../platform';
import { insideData, listsNothing } from '../shapes';
import { accountEmail } from './accountEmail';

export const get = operation({
	value: 'get',
	name: 'Get',
	action: 'Get sub account by email',
	description: "Find one of the agency's sub-accounts, with its credits (agencies only)",
	notices: [agenciesOnly],
	source: { document: 'help.dmchamp.com/subaccounts', certainty: 'vendor page' },
	effect: 'read',
	request: { method: 'GET', url: '/subaccounts' },
	fields: [accountEmail(inQuery('email'))],
	isMissing: ({ body }) => listsNothing(body),
	output: insideData,
	...subAccountOutput,
});
