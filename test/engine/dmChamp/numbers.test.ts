import type { INodeParameters } from 'n8n-workflow';

import { useSandbox } from '../support';
import { parametersOf, runDmChamp, succeeded } from './setup';

const sandbox = useSandbox();

test.each<[string, INodeParameters, object]>([
	[
		'subAccount: create',
		{
			email: 'a@example.com',
			firstName: 'A',
			lastName: 'B',
			monthlyCredits: '={{ "500" }}',
			credits: '={{ " 5 " }}',
		},
		{
			body: { usage_limits: { monthly_credits: 500, credits: 5, roll_over_to_next_month: false } },
		},
	],
	['chatSession: getAll', { hours: '={{ "24" }}' }, { query: { hours: '24' } }],
])(
	'%s takes a number that comes as text, as Grant Credits does',
	async (name, parameters, wire) => {
		succeeded(await runDmChamp(sandbox.get(), { parameters: parametersOf(name, parameters) }));
		expect(sandbox.get().requests()).toMatchObject([wire]);
	},
);

test.each<[value: unknown, message: string]>([
	['', 'Credits is empty'],
	[null, 'Credits is empty'],
	['many', 'Credits must be a number such as 1200.50'],
	['1,200.50', 'Credits must be a number such as 1200.50'],
	['0x10', 'Credits must be a number such as 1200.50'],
	['Infinity', 'Credits must be a number such as 1200.50'],
	['-1', 'Credits must be a number of at least 0'],
])('credits of %j are refused', async (credits, message) => {
	const parameters = parametersOf('subAccount: create', {
		...{ email: 'a@example.com', firstName: 'A', lastName: 'B' },
		credits: `={{ ${JSON.stringify(credits)} }}`,
	});
	const run = await runDmChamp(sandbox.get(), { parameters });
	expect(run.error?.message).toBe(message);
	expect(sandbox.get().requests()).toEqual([]);
});

test('credits of Infinity, the number, are refused', async () => {
	const parameters = parametersOf('subAccount: create', {
		...{ email: 'a@example.com', firstName: 'A', lastName: 'B' },
		credits: '={{ Infinity }}',
	});
	const run = await runDmChamp(sandbox.get(), { parameters });
	expect(run.error?.message).toBe('Credits must be a number such as 1200.50');
	expect(sandbox.get().requests()).toEqual([]);
});
