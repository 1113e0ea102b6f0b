import { declarative } from '../../../nodes/shared/operation/declarative';
import type { Operation } from '../../../nodes/shared/operation/operation';
import { pathTemplate } from '../../../scripts/registry';
import { findContract, type Contract } from '../../../sandbox';

/** A rule over one operation: one sentence for each finding, none when all is well. */
export type OperationRule = (operation: Operation) => string[];

const CERTAINTIES = ['documented', 'vendor page', 'by convention'];

/** Its source document and how certain that is. */
export const namesItsSource: OperationRule = ({ source }) => {
	const findings: string[] = [];
	if ((source?.document ?? '').trim().length < 5) findings.push('names no source document');
	if (!CERTAINTIES.includes(source?.certainty)) findings.push('does not say how certain it is');
	if (source?.certainty === 'by convention' && !source.note) {
		findings.push('is by convention without a note that says which');
	}
	return findings;
};

const PROPER = [
	'WhatsApp',
	'Web',
	'Meta',
	'AI',
	'CSV',
	'Instagram',
	'Messenger',
	'Telegram',
	'SMS',
];
const JARGON =
	/\b(api|endpoint|json|http|payload|upsert|post|put|delete request|get request|webhook id|uuid|boolean)\b/i;

/** An `action` in plain words and sentence case, as n8n's node creator shows it. */
export const speaksPlainly: OperationRule = ({ option }) => {
	const action = option.action ?? '';
	const [first = '', ...rest] = action.split(' ');
	const findings: string[] = [];
	if (rest.length === 0) findings.push(`action "${action}" is no phrase`);
	if (!/^[A-Z][a-z]+$/.test(first)) findings.push(`action "${action}" begins without a verb`);
	if (rest.some((word) => /[A-Z]/.test(word) && !PROPER.includes(word))) {
		findings.push(`action "${action}" is not in sentence case`);
	}
	if (/[_./{}:]/.test(action)) findings.push(`action "${action}" holds signs of a program`);
	if (JARGON.test(action)) findings.push(`action "${action}" holds jargon`);
	return findings;
};

// Every door is the same function with another policy inside, so its text tells it.
const DOOR = declarative({
	platform: { name: '', keyPlace: '', credential: '', limitScope: 'key' },
	effect: 'read',
	route: '',
	checks: [],
}).toString();

/** n8n calls Delivery's door for every item, and no step of n8n's own sends or rewrites. */
export const goesThroughDelivery: OperationRule = ({ option, policy, request, effect }) => {
	const { routing } = option;
	const pagination = routing?.operations?.pagination;
	const findings: string[] = [];
	if (typeof pagination !== 'function' || pagination.toString() !== DOOR) {
		findings.push("has another pagination than Delivery's door");
	}
	if (routing?.send?.paginate !== true) findings.push('does not always paginate');
	if (routing?.send?.preSend !== undefined) findings.push('has a preSend beside Delivery');
	if (policy.effect !== effect) findings.push('tells Delivery another effect');
	if (routing?.request?.method !== request.method || routing.request.url !== request.url) {
		findings.push('sends another request than it says');
	}
	return findings;
};

/** A call that writes is no read: only GET may be one. */
export const readsOnlyByGet: OperationRule = ({ effect, request }) => {
	if (effect === 'read' && request.method !== 'GET') return [`is a read by ${request.method}`];
	if (effect === 'send' && request.method === 'GET') return ['is a send by GET'];
	return [];
};

/** Every part of the address that comes from elsewhere is encoded. */
export const encodesItsPath: OperationRule = ({ request: { url } }) => {
	const plain = pathTemplate(url);
	const findings = [...url.matchAll(/\{\{(.*?)\}\}/g)]
		.map(([, code = '']) => code.trim())
		.filter((code) => !/^encodeURIComponent\(.+\)$/.test(code))
		.map((code) => `puts ${code} into the address unencoded`);
	if (!url.startsWith('=') && url.includes('{{'))
		findings.push('has an expression that n8n ignores');
	if (!/^\/[\w:/.-]*$/.test(plain)) findings.push(`has an address that is no path: ${plain}`);
	return findings;
};

/** `Return All` and `Limit` on every list. */
export const limitsItsList: OperationRule = ({ value, name, fields }) => {
	if (!/^getAll/.test(value) && !/^Get Many/.test(name)) return [];
	const [all] = fields.filter((field) => field.name === 'returnAll');
	const [limit] = fields.filter((field) => field.name === 'limit');
	const findings: string[] = [];
	if (all?.type !== 'boolean') findings.push('is a list without Return All');
	if (limit?.type !== 'number') findings.push('is a list without Limit');
	if (limit && !limit.displayOptions?.show?.returnAll?.includes(false)) {
		findings.push('shows Limit although all are returned');
	}
	return findings;
};

/**
 * A contract in the sandbox that knows the request and is as certain as the operation.
 *
 * @param contracts of the operation's platform
 */
export const hasContract =
	(contracts: readonly Contract[]): OperationRule =>
	({ request, source }) => {
		const path = pathTemplate(request.url);
		const contract = findContract(contracts, request.method, path);
		if (contract === undefined) return [`has no contract for ${request.method} ${path}`];
		if (contract.certainty === source.certainty) return [];
		return [`is ${source.certainty}, its contract is ${contract.certainty}`];
	};

/**
 * An engine test that names it, as `'resource: operation'` or by the two parameters it runs with.
 *
 * @param tests the texts of the platform's engine tests
 */
export const hasEngineTest =
	(resource: string, tests: readonly string[]): OperationRule =>
	({ value }) => {
		const title = `['"\`]${resource}: ${value}(?!\\w)`;
		const parameters = `resource: '${resource}',\\s*operation: '${value}'`;
		const name = new RegExp(`${title}|${parameters}`);
		return tests.some((text) => name.test(text))
			? []
			: [`no engine test names '${resource}: ${value}'`];
	};

/** Values that occur more than once. */
export function repeated(values: readonly string[]): string[] {
	return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}
