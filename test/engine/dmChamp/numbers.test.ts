import type { INodeParameters } from 'n8n-workflow';

import { useSandbox } from '../support';
import { parametersOf, runDmChamp, succeeded } from './setup';

const sandbox = useSandbox();

test.each<[string, INodeParameters, object]>([
	[
		'subAccount: create',
		{ email: 'a@example.com', firstName: 'A', lastName: 'B', monthlyCredits: '={{ "500" }}', credits: '={{ " 5 " }}' },
		{ body: { usage_limits: { monthly_credits: 500, credits: 5, roll_over_to_next_month: false } } },
	],
	['chatSession: getAll', { hours: '={{ "24" }}' }, { query: { hours: '24' } }],
])('%s takes a number that comes as text, as Grant Credits does', async (name, parameters, wire) => {
	succeeded(await runDmChamp(sandbox.get(), { parameters: parametersOf(name, parameters) }));
	expect(sandbox.get().requests()).toMatchObject([wire]);
});

test.each(['', 'many', '-1', null])('credits of %j are refused', async (credits) => {
	const parameters = parametersOf('subAccount: create', {
		...{ email: 'a@example.com', firstName: 'A', lastName: 'B' },
		credits: `={{ ${JSON.stringify(credits)} }}`,
	});
	const run = await runDmChamp(sandbox.get(), { parameters });
	expect(run.error?.message).toBe('Credits is not a number');
	expect(sandbox.get().requests()).toEqual([]);
});
