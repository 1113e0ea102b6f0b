import type { INode } from 'n8n-workflow';

import { errorInfoOf, nodeError } from '../../../nodes/shared/transport/errors/nodeError';
import type { Outcome } from '../../../nodes/shared/transport/errors/outcome';

const node = { id: 'n', name: 'Node', type: 't', typeVersion: 1, position: [0, 0], parameters: {} } as INode;
const refused = (message: string, more: object = {}): Outcome<never> => ({
	kind: 'rejected',
	errorInfo: { message, description: 'Why and what to do.', ...more },
});

it.each(['EPERM: not you', 'ECONNREFUSED inside', 'ErrorInfo 500 and ENOTFOUND', 'plain', 'ETIMEDOUT'])(
	'keeps the message %p as it is',
	(message) => {
		const error = nodeError(node, 2, refused(message));
		expect([error.message, error.description, error.messages]).toEqual([message, 'Why and what to do.', []]);
	},
);

it('keeps the index of the item that failed, whoever writes another', () => {
	const error = nodeError(node, 4, refused('x'));
	error.context.itemIndex = 0;
	expect(error.context.itemIndex).toBe(4);
	expect(JSON.parse(JSON.stringify(error.context))).toMatchObject({ itemIndex: 4 });
});

it('tells programs how the item ended', () => {
	const at = Date.UTC(2027, 0, 1);
	const errorInfo = { status: 429, vendorCode: 'slow', comeBackAt: at, failure: { cause: 'rate-limited' } };
	const error = nodeError(node, 0, refused('x', errorInfo));
	expect(error.context.delivery).toEqual({
		outcome: 'rejected',
		status: 429,
		vendorCode: 'slow',
		comeBackAt: '2027-01-01T00:00:00.000Z',
	});
	expect(error.httpCode).toBe('429');
});

it('a stopped item has a failure of its own, without claiming a cause', () => {
	expect(errorInfoOf({ kind: 'skipped' }).message).toContain('canceled');
	expect(nodeError(node, 1, { kind: 'skipped' }).context.delivery).toMatchObject({ outcome: 'skipped' });
});
