import type { IExecuteFunctions } from 'n8n-workflow';

const REVIEW = /HitlTool$/;
const OBJECT = /\{\{\s*\$tool\.parameters\s*\}\}/g;

/**
 * The message of a human review with what the agent wants to hand over as JSON. n8n's own default puts
 * `{{ $tool.parameters }}`, an object, into the text; the question could then not be asked, and n8n tells
 * the model that a person said no.
 *
 * @param name of the parameter
 * @returns undefined for other nodes and parameters, and for a message that needs no help
 */
export function reviewMessage(context: IExecuteFunctions, name: string, itemIndex: number): unknown {
	const { type, parameters } = context.getNode();
	const { message } = parameters;
	if (name !== 'message' || !REVIEW.test(type) || typeof message !== 'string') return undefined;
	const readable = message.replace(OBJECT, '{{ JSON.stringify($tool.parameters) }}');
	if (!message.startsWith('=') || readable === message) return undefined;
	return context.evaluateExpression(readable.slice(1), itemIndex);
}
