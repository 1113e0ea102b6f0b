// Moves workflows between this project's packages: n8n knows a node by its package and name. Needs
// Node and nothing else, so that it can be downloaded and run alone. See docs/moving.md.

import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';

const PACKAGES = {
	'n8n-nodes-chitchatlabs': ['chitChatLabs'],
	'n8n-nodes-dmchamp': ['dmChamp', 'dmChampTrigger'],
	'n8n-nodes-hitlchat': ['hitlChat', 'hitlChatTrigger'],
	'n8n-nodes-huechat': ['hueChat', 'hueChatAccount', 'hueChatTrigger'],
};
const ALL_IN_ONE = 'n8n-nodes-chat-inbox';

// n8n derives further types from a node: the tool for agents, and the one that asks a person first.
const DERIVED = /(Hitl)?Tool$/;

const USAGE = `node move-workflow.mjs <exported.json> [--to <package>] [--out <file>]

  --to   ${ALL_IN_ONE}, or "single" (the default): the package of each node's service
  --out  the file to write; the standard output unless told`;

/**
 * @param {string} type a node type as it stands in a workflow
 * @param {string} to
 */
function movedType(type, to) {
	const [from, name] = type.split('.');
	if (from !== ALL_IN_ONE && !(from in PACKAGES)) return type;
	const plain = name.replace(DERIVED, '');
	const single = Object.keys(PACKAGES).find((one) => PACKAGES[one].includes(plain));
	if (single === undefined) return type;
	return `${to === ALL_IN_ONE ? to : single}.${name}`;
}

/**
 * The workflow that Execute Workflow holds as text, unless it is an expression or no workflow at all.
 *
 * @param {unknown} text
 */
function heldWorkflow(text) {
	if (typeof text !== 'string') return undefined;
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/**
 * Changes the node types of a workflow, also of those that it holds as text for Execute Workflow.
 *
 * @param {any} workflow one workflow, or a list of them, as n8n exports it
 * @param {string} to `n8n-nodes-chat-inbox` or `single`
 * @returns {{ workflow: any, moved: string[] }} a copy, and what was changed
 */
export function moveWorkflow(workflow, to) {
	/** @type {string[]} */
	const moved = [];
	/** @param {any} node */
	const moveNode = (node) => {
		const type = movedType(node.type, to);
		if (type !== node.type) moved.push(`${node.name}: ${node.type} → ${type}`);
		const inner = heldWorkflow(node.parameters?.workflowJson);
		if (inner === undefined) return { ...node, type };
		const workflowJson = JSON.stringify(move(inner), null, 2);
		return { ...node, type, parameters: { ...node.parameters, workflowJson } };
	};
	/** @param {any} one */
	const move = (one) =>
		Array.isArray(one) ? one.map(move) : { ...one, nodes: (one.nodes ?? []).map(moveNode) };
	return { workflow: move(workflow), moved };
}

/** @param {string[]} args */
function main(args) {
	const value = (/** @type {string} */ name) => {
		const at = args.indexOf(name);
		return at < 0 ? undefined : args[at + 1];
	};
	const [file] = args;
	const to = value('--to') ?? 'single';
	if (file === undefined || file.startsWith('-') || ![ALL_IN_ONE, 'single'].includes(to)) {
		console.error(USAGE);
		return 1;
	}
	const { workflow, moved } = moveWorkflow(JSON.parse(readFileSync(file, 'utf8')), to);
	const text = `${JSON.stringify(workflow, null, 2)}\n`;
	const out = value('--out');
	if (out === undefined) process.stdout.write(text);
	else writeFileSync(out, text);
	for (const line of moved) console.error(line);
	console.error(`${moved.length} node(s) moved`);
	return 0;
}

if (process.argv[1] !== undefined && basename(process.argv[1]) === basename(import.meta.filename)) {
	process.exitCode = main(process.argv.slice(2));
}
