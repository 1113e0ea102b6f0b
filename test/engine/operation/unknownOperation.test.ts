import { runDmChamp } from '../dmChamp/setup';
import { runHitlChat } from '../setup';
import { useSandbox } from '../support';

const { get: sandbox } = useSandbox();

// What n8n itself adds to the pickers of resources and operations.
const CUSTOM = '__CUSTOM_API_CALL__';

test.each([
	{ resource: 'message', operation: CUSTOM },
	{ resource: CUSTOM, operation: CUSTOM },
	{ resource: CUSTOM },
])('Custom API Call sends nothing and says where it is made: %j', async (parameters) => {
	const run = await runHitlChat(sandbox(), { parameters });
	expect(run.error?.message).toBe('A Custom API Call is made by another node');
	expect(run.error?.description).toMatch(/HTTP Request.*HitlChat/s);
	expect(sandbox().requests()).toEqual([]);
});

test('an operation that this version does not have sends nothing', async () => {
	const parameters = { resource: 'contact', operation: 'merge' };
	const run = await runDmChamp(sandbox(), { parameters, onError: 'continueRegularOutput' });
	expect(run.output[0]).toMatchObject([
		{ json: { error: 'This node does not know the operation merge' }, pairedItem: { item: 0 } },
	]);
	expect(sandbox().requests()).toEqual([]);
});
