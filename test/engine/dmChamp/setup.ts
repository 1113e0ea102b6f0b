import type { INodeParameters } from 'n8n-workflow';

import { DmChamp } from '../../../nodes/DmChamp/DmChamp.node';
import type { ReceivedRequest, Sandbox } from '../../../sandbox';
import { runNode } from '../harness';
import type { NodeRun, RunNodeOptions } from '../harness';

/** Credential data that fits the sandbox's DM Champ. */
export function dmChampCredential(sandbox: Sandbox, own: Record<string, unknown> = {}) {
	return {
		dmChampApi: {
			apiKey: sandbox.key('dmChamp'),
			baseUrl: sandbox.baseUrl('dmChamp'),
			...own,
		},
	};
}

/** Runs the DM Champ node against a sandbox. */
export async function runDmChamp(
	sandbox: Sandbox,
	options: Omit<RunNodeOptions, 'node'> & { credential?: Record<string, unknown> },
): Promise<NodeRun> {
	const { credential, ...rest } = options;
	return await runNode({
		node: DmChamp,
		credentials: dmChampCredential(sandbox, credential),
		...rest,
	});
}

/** Parameters of an operation named as `resource: operation`. */
export function parametersOf(name: string, own: INodeParameters = {}): INodeParameters {
	const [resource = '', operation = ''] = name.split(': ');
	return { resource, operation, ...own };
}

/** The output items' JSON. */
export const jsonOf = (run: NodeRun, branch = 0) =>
	(run.output[branch] ?? []).map(({ json }) => json);

/** What a document says about a request; the key by its place. */
export const wireOf = ({ method, path, query, headers, body }: ReceivedRequest) => ({
	method,
	path,
	query,
	header: headers['x-api-key'],
	body,
});

/** Chooses which of the contradicting documents the sandbox keeps to. */
export function keepTo(sandbox: Sandbox, fields: Record<string, unknown>): void {
	sandbox.change({ platform: 'dmChamp', panel: 'settings', id: 'contacts', fields });
}

/** The run itself; throws where it ended with an error, so that the test tells which. */
export function succeeded(run: NodeRun): NodeRun {
	if (run.error !== undefined)
		throw new Error(`${run.error.message} ${run.error.description ?? ''}`);
	return run;
}
