import { basename, join } from 'node:path';
import { createRequire } from 'node:module';
import {
	NodeHelpers,
	Workflow,
	type INodeProperties,
	type INodeType,
	type INodeTypes,
} from 'n8n-workflow';

import { platforms } from '../../../scripts/registry';
import { DirectoryLoader } from '../harness/engine';

// n8n's own loader adds Request Options to declarative nodes without a webhook only, and n8n's Workflow
// drops what a description does not list.

const root = join(__dirname, '../../..');
const load = createRequire(__filename);

class SourceLoader extends DirectoryLoader {
	override packageName = 'n8n-nodes-chat-inbox';

	override async loadAll(): Promise<void> {}
}

function classIn(sourcePath: string): object {
	const [className] = basename(sourcePath).split('.');
	const exported = load(join(root, sourcePath)) as Record<string, new () => object>;
	return new exported[className]();
}

const actions = platforms().map(({ action }) => action.file);

function loaded(file: string): INodeType {
	const loader = new SourceLoader(root);
	// From their sources instead of from `dist`.
	Object.assign(loader, { loadClass: classIn });
	loader.loadNodeFromFile(file);
	const [{ type }] = Object.values(loader.nodeTypes);
	return NodeHelpers.getVersionedNodeType(type);
}

const optionsIn = ({ description }: INodeType) =>
	description.properties.filter(({ name }) => name === 'requestOptions');

/** The names, types and defaults of a property and all that is in it. */
function formOf({ name, type, default: initial, typeOptions, options = [] }: INodeProperties): object {
	const inner = options.flatMap((one) => ('values' in one ? one.values : 'type' in one ? [one] : []));
	return { name, type, initial, typeOptions, inner: inner.map(formOf) };
}

it('some nodes have a webhook and some have none', () => {
	const have = actions.map((file) => loaded(file).webhook !== undefined);
	expect(new Set(have)).toEqual(new Set([true, false]));
});

describe.each(actions)('%s, as n8n loads it', (file) => {
	it('lists Request Options once, and the four options that n8n has', () => {
		const without = actions.find((one) => loaded(one).webhook === undefined) ?? '';
		const [n8nOwn] = optionsIn(loaded(without));
		const own = optionsIn(loaded(file));
		expect(own).toHaveLength(1);
		expect(own[0].isNodeSetting).toBe(true);
		expect(own[0].options).toHaveLength(4);
		expect(formOf(own[0])).toEqual(formOf(n8nOwn));
	});

	it('keeps the options that a workflow has saved', () => {
		const type = loaded(file);
		const nodeTypes = { getByNameAndVersion: () => type } as unknown as INodeTypes;
		const requestOptions = {
			allowUnauthorizedCerts: true,
			batching: { batch: { batchSize: 7, batchInterval: 3 } },
			proxy: 'http://proxy:3128',
			timeout: 5,
		};
		const node = {
			id: '1',
			name: 'Node',
			type: `n8n-nodes-chat-inbox.${type.description.name}`,
			typeVersion: 1,
			position: [0, 0] as [number, number],
			parameters: { requestOptions },
		};
		const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
		expect(workflow.nodes.Node.parameters.requestOptions).toEqual(requestOptions);
	});
});
