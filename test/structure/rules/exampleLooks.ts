import { NOTE } from '../../../scripts/pages/examples';
import type { Example, ExampleNode } from './examples';

const STICKY = 'n8n-nodes-base.stickyNote';
const AGENT = '@n8n/n8n-nodes-langchain.agent';
const HTTP = 'n8n-nodes-base.httpRequest';
/** Starts by a click and outputs nothing that could be pinned. */
const MANUAL = 'n8n-nodes-base.manualTrigger';
const GRID = 20;
/** What n8n draws below a node: its name. */
const LABEL = 32;

/** Whether a stranger who imports the example reads what it does and what there is to fill in. */
export function noteFindings({ nodes }: Example): string[] {
	const notes = nodes.filter(({ type }) => type === STICKY);
	const content = notes.find(({ name }) => name === NOTE)?.parameters.content;
	if (typeof content !== 'string') return [`has no "${NOTE}"`];
	const wanted: Array<[RegExp, string]> = [
		[/^## .+\n.+[.]\n\n/, 'does not begin with a title and one sentence'],
		[/\n\n\*\*Fill in\*\*\n- /, 'does not say what to fill in'],
		[/\n\n\*\*Try it\*\*\n\S/, 'does not say how to try it'],
	];
	return [
		...wanted.filter(([words]) => !words.test(content)).map(([, finding]) => `"${NOTE}" ${finding}`),
		...(notes.length > 1 ? [] : ['has no note beside its steps']),
	];
}

const isTrigger = ({ type }: ExampleNode) => /trigger$/i.test(type) || type === 'n8n-nodes-base.webhook';

/** Whether the example runs for somebody without an account: what would need one has pinned data. */
export function pinFindings(example: Example, packageName: string): string[] {
	const { nodes, connections, pinData = {} } = example;
	const isPart = ({ name }: ExampleNode) =>
		Object.keys(connections[name] ?? {}).some((kind) => kind.startsWith('ai_'));
	const needs = (node: ExampleNode) =>
		(isTrigger(node) && node.type !== MANUAL) ||
		node.type.startsWith(`${packageName}.`) ||
		[AGENT, HTTP].includes(node.type);
	return nodes
		.filter((node) => needs(node) && !isPart(node))
		.filter(({ name }) => ((pinData[name] as unknown[] | undefined) ?? []).length === 0)
		.map(({ name }) => `${name} has no pinned data`);
}

const SECRETS = /\b(?:sk_(?:test|live)_\w+|whsec_\w+|Bearer\s+\w|(?:api[_-]?key|password|secret|token)"?\s*[:=]\s*"?[\w+/-]{8,})/i;

/** Words that are a key, or look like one. */
export function secretFindings(text: string): string[] {
	return [...text.matchAll(new RegExp(SECRETS, 'gi'))].map(([found]) => `holds ${found.slice(0, 20)}`);
}

interface Box {
	name: string;
	isNote: boolean;
	left: number;
	top: number;
	right: number;
	bottom: number;
}

function boxOf(node: ExampleNode & { position: [number, number] }): Box {
	const { name, type, position, parameters } = node;
	const isNote = type === STICKY;
	const [left, top] = position;
	const { width, height } = isNote
		? (parameters as { width: number; height: number })
		: { width: type === AGENT ? 256 : 96, height: 96 + LABEL };
	return { name, isNote, left, top, right: left + width, bottom: top + height };
}

const meet = (a: Box, b: Box) =>
	a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** Whether the canvas looks tidy: everything on the grid, and nothing over anything else. */
export function layoutFindings({ nodes }: Example): string[] {
	const placed = nodes as Array<ExampleNode & { position: [number, number] }>;
	const boxes = placed.map(boxOf);
	const off = placed
		.filter(({ position }) => position.some((at) => at % GRID !== 0))
		.map(({ name }) => `${name} is off the grid`);
	const over = boxes.flatMap((box, index) =>
		boxes
			.slice(index + 1)
			.filter((other) => meet(box, other))
			.map((other) => `${box.name} and ${other.name} lie over each other`),
	);
	return [...off, ...over];
}
