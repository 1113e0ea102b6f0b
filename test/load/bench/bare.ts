import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Type of the node that {@link installBare} makes. */
export const BARE_TYPE = 'n8n-nodes-bare.hitlChatBare';

const PACKAGE = {
	name: 'n8n-nodes-bare',
	version: '1.0.0',
	n8n: { n8nNodesApiVersion: 1, credentials: [], nodes: ['dist/HitlChatBare.node.js'] },
};

// n8n loads a file as a script of its own, which only `require` connects with others.
const NODE = `
const { HitlChat } = require('../../n8n-nodes-chat-inbox/dist/nodes/HitlChat/HitlChat.node.js');

function bare(option) {
	const { request, output } = option.routing ?? {};
	return option.routing ? { ...option, routing: { request, output } } : option;
}

class HitlChatBare {
	constructor() {
		const { description } = new HitlChat();
		const { icon, usableAsTool, ...rest } = description;
		this.description = {
			...rest,
			name: 'hitlChatBare',
			displayName: 'HitlChat Bare',
			defaults: { name: 'HitlChat Bare' },
			credentials: [{ name: 'hitlChatApi', required: true }],
			properties: description.properties.map((property) => {
				if (property.name === 'resource') return { ...property, routing: undefined };
				if (property.name !== 'operation') return property;
				return { ...property, options: property.options.map(bare) };
			}),
		};
	}
}
module.exports = { HitlChatBare };
`;

/**
 * Puts a second package beside this one: the HitlChat node without Delivery, every other part of its
 * description as it is. What both differ by is what Delivery costs.
 *
 * @param n8nFolder n8n's folder (`.n8n` inside its user folder)
 */
export function installBare(n8nFolder: string): void {
	const folder = join(n8nFolder, 'nodes', 'node_modules', PACKAGE.name);
	mkdirSync(join(folder, 'dist'), { recursive: true });
	writeFileSync(join(folder, 'package.json'), JSON.stringify(PACKAGE));
	writeFileSync(join(folder, 'dist', 'HitlChatBare.node.js'), NODE);
}
