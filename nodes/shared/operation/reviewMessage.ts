import type { INode } from 'n8n-workflow';

const REVIEW = /HitlTool$/;
const OBJECT = /\{\{\s*\$tool\.parameters\s*\}\}/g;

/**
 * The message of a human review with what the agent wants to hand over as JSON. n8n's own default puts
 * `{{ $tool.parameters }}`, an object, into the text; the question could then not be asked, and n8n tells
 * the model that a person said no.
 *
 * @param name of the parameter
 * @returns an expression for n8n to evaluate; undefined for other nodes and parameters, and for a message that needs no help
 */
export function reviewMessage(node: Pick<INode, 'parameters' | 'type'>, name: string): string | undefined {
	const { message } = node.parameters;
	if (name !== 'message' || !REVIEW.test(node.type)) return undefined;
	if (typeof message !== 'string' || !message.startsWith('=')) return undefined;
	const readable = message.replace(OBJECT, '{{ JSON.stringify($tool.parameters) }}');
	return readable === message ? undefined : readable.slice(1);
}
