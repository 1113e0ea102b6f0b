import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Type of the node without Delivery that {@link installBare} makes. */
export const BARE_TYPE = 'n8n-nodes-bare.hitlChatBare';

/** Types of its triggers that do nothing, by how they answer. */
export const BARE_TRIGGER_TYPES = {
	onReceived: 'n8n-nodes-bare.bareTriggerAtOnce',
	lastNode: 'n8n-nodes-bare.bareTriggerWhenFinished',
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

/** A trigger without a single expression, which hands on whatever comes: the least that one can cost. */
const triggerCode = (className: string, responseMode: string, responseData: string) => `
class ${className} {
	constructor() {
		this.description = {
			name: '${className[0].toLowerCase()}${className.slice(1)}',
			displayName: '${className}',
			description: 'Starts a workflow',
			group: ['trigger'],
			version: 1,
			defaults: { name: '${className}' },
			inputs: [],
			outputs: ['main'],
			webhooks: [{
				name: 'default',
				httpMethod: 'POST',
				path: 'bare',
				responseMode: '${responseMode}',
				responseData: '${responseData}',
			}],
			properties: [],
		};
	}
	async webhook() {
		return {
			workflowData: [[{ json: this.getBodyData() }]],
			webhookResponse: { success: true },
		};
	}
}
module.exports = { ${className} };
`;

const FILES = {
	HitlChatBare: NODE,
	BareTriggerAtOnce: triggerCode('BareTriggerAtOnce', 'onReceived', ''),
	BareTriggerWhenFinished: triggerCode('BareTriggerWhenFinished', 'lastNode', 'noData'),
};

const PACKAGE = {
	name: 'n8n-nodes-bare',
	version: '1.0.0',
	n8n: {
		n8nNodesApiVersion: 1,
		credentials: [],
		nodes: Object.keys(FILES).map((name) => `dist/${name}.node.js`),
	},
};

/**
 * Puts a second package beside this one, to tell what is this package's own cost: the HitlChat node
 * without Delivery, every other part of its description as it is, and triggers without Intake.
 *
 * @param n8nFolder n8n's folder (`.n8n` inside its user folder)
 */
export function installBare(n8nFolder: string): void {
	const folder = join(n8nFolder, 'nodes', 'node_modules', PACKAGE.name);
	mkdirSync(join(folder, 'dist'), { recursive: true });
	writeFileSync(join(folder, 'package.json'), JSON.stringify(PACKAGE));
	for (const [name, code] of Object.entries(FILES)) {
		writeFileSync(join(folder, 'dist', `${name}.node.js`), code);
	}
}
