import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INode, INodeParameters } from 'n8n-workflow';

import { useSandbox } from '../support';
import { FIRST, jsonOf, LIST, runAccount, TEMPLATE, V2 } from './setup';

const { get: sandbox } = useSandbox();
const FILE = join(__dirname, '..', '..', '..', 'examples', 'huechat-account-broadcast.json');
const { nodes } = JSON.parse(readFileSync(FILE, 'utf8')) as { nodes: INode[] };

function parametersOf(name: string): INodeParameters {
	const node = nodes.find((one) => one.name === name);
	if (node === undefined) throw new Error(`The example has no node ${name}`);
	return node.parameters;
}

it('creates a broadcast and only shows its send', async () => {
	const body = { name: 'May promo', templateId: TEMPLATE, contactListId: LIST };
	const created = await runAccount(sandbox(), {
		parameters: parametersOf('Create Broadcast'),
		items: [{ json: { body } }],
	});
	expect(created.error).toBeUndefined();
	const sent = await runAccount(sandbox(), {
		parameters: parametersOf('Send Broadcast'),
		items: created.output[0],
	});
	expect(sent.error).toBeUndefined();
	expect(jsonOf(sent)[0]).toMatchObject({ dryRun: true, method: 'POST' });
	expect(String(jsonOf(sent)[0]?.url)).toContain(`/broadcasts/${FIRST}/send`);
	expect(sandbox().requests().map(({ method, path }) => `${method} ${path}`)).toEqual([
		`POST ${V2}/broadcasts`,
	]);
});
