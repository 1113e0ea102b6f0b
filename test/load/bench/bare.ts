import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Type of the node without this package's executor and transport that {@link installBare} makes. */
export const BARE_TYPE = 'n8n-nodes-bare.hitlChatBare';

/** Types of its triggers that do nothing, by how they answer. */
export const BARE_TRIGGER_TYPES = {
	onReceived: 'n8n-nodes-bare.bareTriggerAtOnce',
	lastNode: 'n8n-nodes-bare.bareTriggerWhenFinished',
};

// The least that a custom operation has to do for a message: read the fields, read the credential, send.
// n8n loads a file as a script of its own, which only `require` connects with others.
const NODE = `
const { HitlChat } = require('../../n8n-nodes-chat-inbox/dist/nodes/HitlChat/HitlChat.node.js');
const { sleep } = require('n8n-workflow');

const TURN_MS = 20;
const LANES = 50;

async function send() {
	const read = (name, index) => this.getNodeParameter(name, index, null, { skipValidation: true });
	const bodies = [];
	let since = Date.now();
	for (let index = 0; index < this.getInputData().length; index += 1) {
		const [recipientNumber, type, messageText] =
			['recipientNumber', 'type', 'messageText'].map((name) => read(name, index));
		bodies.push({ recipientNumber, type, messageText });
		if (Date.now() - since < TURN_MS) continue;
		await sleep(0);
		since = Date.now();
	}
	const output = [];
	let next = 0;
	const lane = async () => {
		while (next < bodies.length) {
			const index = next;
			next += 1;
			const data = await this.getCredentials('hitlChatApi', index);
			const options = { method: 'POST', baseURL: data.baseUrl, url: '/messages/send', body: bodies[index], json: true };
			const json = await this.helpers.httpRequestWithAuthentication.call(this, 'hitlChatApi', options, {
				credentialsDecrypted: { data },
			});
			output[index] = { json, pairedItem: { item: index } };
		}
	};
	await Promise.all(Array.from({ length: LANES }, lane));
	return [output];
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
		};
		this.customOperations = { message: { send } };
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
