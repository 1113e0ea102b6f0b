import type { IExecutePaginationFunctions, INode } from 'n8n-workflow';

import { unknownOperation } from '../../../nodes/shared/operation/unknownOperation';
import { fakeContext, vendor } from './support';

const routing = unknownOperation(vendor);

function call(resource: unknown, operation: unknown, own: Partial<INode> = {}, continues = false) {
	const { node } = fakeContext({}, { node: own });
	const parameters: Record<string, unknown> = { resource, operation };
	const request = jest.fn();
	const context = {
		getNode: () => node,
		getWorkflow: () => ({ id: 'w' }),
		getInstanceId: () => 'i',
		getTimezone: () => 'UTC',
		getExecutionId: () => '1',
		getExecutionCancelSignal: () => undefined,
		getItemIndex: () => 3,
		getWorkflowDataProxy: () => ({ $runIndex: 0 }),
		getNodeParameter: (name: string) => parameters[name] ?? null,
		continueOnFail: () => continues,
		logger: { warn: jest.fn() },
		helpers: { httpRequestWithAuthentication: request, prepareBinaryData: jest.fn() },
	} as unknown as IExecutePaginationFunctions;
	const pagination = routing.operations?.pagination;
	if (typeof pagination !== 'function') throw new Error('no pagination');
	return { request, done: pagination.call(context, { options: { url: '' } } as never) };
}

it('n8n always asks it, and has no request to send instead', () => {
	expect(routing.send).toEqual({ paginate: true });
	expect(routing.request).toBeUndefined();
});

it.each([
	['merge', 'This node does not know the operation merge'],
	[undefined, 'This node does not know the resource contact'],
	['__CUSTOM_API_CALL__', 'This node makes no Custom API Call'],
])('refuses %s where the node stops, and sends nothing', async (operation, message) => {
	const { request, done } = call('contact', operation);
	await expect(done).rejects.toMatchObject({
		message,
		context: { itemIndex: 3, delivery: { outcome: 'notSent' } },
	});
	expect(request).not.toHaveBeenCalled();
});

it.each([
	[{ resource: 'contact', operation: '={{ $json.operation }}' }],
	// n8n takes the sign away from a picker.
	[{ resource: 'contact', operation: "{{ 'send' }}" }],
	[{ resource: "={{ $fromAI('resource') }}", operation: 'send' }],
])('says that %j cannot be an expression', async (parameters) => {
	const { done } = call('contact', 'send', { parameters });
	await expect(done).rejects.toMatchObject({
		message: 'Resource and Operation cannot be expressions',
	});
});

it('points to the resource for a Custom API Call', async () => {
	const { done } = call('__CUSTOM_API_CALL__', undefined);
	await expect(done).rejects.toMatchObject({
		description: expect.stringContaining('resource Custom Request'),
	});
});

it('gives its error where the node continues', async () => {
	const { done } = call('contact', 'merge', {}, true);
	expect(await done).toMatchObject([
		{ json: { error: 'This node does not know the operation merge' }, pairedItem: { item: 3 } },
	]);
});

it('answers the model as a tool', async () => {
	const { done } = call('contact', 'merge', { type: 'pack.vendorTool' });
	expect(await done).toMatchObject([
		{ json: { status: 'notSent', message: 'This node does not know the operation merge' } },
	]);
});
