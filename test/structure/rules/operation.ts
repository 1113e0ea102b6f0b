import type { Field } from '../../../nodes/shared/fields';
import { operationsOf } from '../../../nodes/shared/operation/operation';
import type { Operation, Risk } from '../../../nodes/shared/operation/spec';
import { findContract, type Contract } from '../../../sandbox';
import { allFields } from './data';

/** A rule over one operation: one sentence for each finding, none when all is well. */
export type OperationRule = (operation: Operation) => string[];

const CERTAINTIES = ['documented', 'vendor page', 'seen in use', 'by convention'];
const EXPLAINED = ['seen in use', 'by convention'];

/** Its source document and how certain that is. */
export const namesItsSource: OperationRule = ({ source }) => {
	const findings: string[] = [];
	if ((source?.document ?? '').trim().length < 5) findings.push('names no source document');
	if (!CERTAINTIES.includes(source?.certainty)) findings.push('does not say how certain it is');
	if (EXPLAINED.includes(source?.certainty) && !source.note) {
		findings.push(`is ${source.certainty} without a note that says which`);
	}
	return findings;
};

const PROPER = [
	'WhatsApp',
	'Web',
	'Meta',
	'AI',
	'CSV',
	'ID',
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

// The door is the same function for every operation, so its text tells it.
const [DOOR] = [
	operationsOf({ name: '', keyPlace: '', credential: '', limitScope: 'key' })({
		value: '',
		name: '',
		action: '',
		description: '',
		source: { document: '', certainty: 'documented' },
		effect: 'read',
		request: { method: 'GET', url: '/' },
		fields: [],
	}),
].map(({ option }) => String(option.routing?.operations?.pagination));

/**
 * n8n's second door calls the executor for every item, and no step of n8n's own sends or rewrites;
 * the request that the description tells of is the one that the executor sends.
 */
export const goesThroughTheExecutor: OperationRule = ({ option, request }) => {
	const { routing } = option;
	const findings: string[] = [];
	if (String(routing?.operations?.pagination) !== DOOR) {
		findings.push("has another pagination than the executor's door");
	}
	if (routing?.send?.paginate !== true) findings.push('does not always paginate');
	if (routing?.send?.preSend !== undefined) findings.push('has a preSend beside the executor');
	if (routing?.output !== undefined) findings.push('lets n8n shape its output');
	if (JSON.stringify(routing?.request) !== JSON.stringify(request)) {
		findings.push('sends another request than it says');
	}
	if (/"=|\{\{/.test(JSON.stringify(routing?.request ?? ''))) {
		findings.push('has an expression in its request');
	}
	return findings;
};

/** A call that writes is no read: only GET may be one. */
export const readsOnlyByGet: OperationRule = ({ effect, request, handlingOf }) => {
	// What it is follows from the method that the user chooses.
	if (handlingOf !== undefined) return [];
	if (effect === 'read' && request.method !== 'GET') return [`is a read by ${request.method}`];
	if (effect === 'send' && request.method === 'GET') return ['is a send by GET'];
	return [];
};

const isWritten = ({ type, required, show }: Field) =>
	(required || type === 'choice') && show === undefined;

const MOST_FIELDS = 10;

/**
 * What it outputs, for n8n's editor; a wide answer can be simplified. Deletes have nothing of their own
 * to say: all output the same.
 */
export const tellsItsOutput: OperationRule = ({ outputSchema, output, rawFields, request }) => {
	if (request.method === 'DELETE') {
		const own = outputSchema !== undefined || rawFields !== undefined || output !== undefined;
		return own ? ['is a delete with an output of its own'] : [];
	}
	if (outputSchema === undefined) return ['does not say what it outputs'];
	const count = Object.keys(outputSchema).length;
	if (count <= MOST_FIELDS) return [];
	return [`outputs ${count} fields: move those that few want to rawFields`];
};

const isCertain = ({ required, show }: Field) => required && show === undefined;

/** The user writes method and path, in fields that every item has. */
function writesItsPath(fields: Operation['fields']): string[] {
	const given = allFields(fields).filter(({ field }) => field.to?.in === 'request');
	return ['method', 'url'].flatMap((part) => {
		const fillers = given.filter(({ field }) => field.to?.property === part);
		const isSure = fillers.length === 1 && fillers.every(({ field }) => isWritten(field));
		return isSure ? [] : [`has no certain field for the request's ${part}`];
	});
}

/**
 * Every part of the address is filled by one field that every item must have: what is left of
 * `/contacts/:contactId` would be sent as it stands.
 *
 * @param provided parts that the platform fills from the credential
 */
export const fillsItsPath =
	(provided: readonly string[]): OperationRule =>
	({ request: { url }, fields, handlingOf }) => {
		if (handlingOf !== undefined) return writesItsPath(fields);
		const parts = [...url.matchAll(/:(\w+)/g)].map(([, name = '']) => name);
		const given = allFields(fields).flatMap(({ field }) =>
			field.to?.in === 'path' ? [{ field, part: field.to.property }] : [],
		);
		const findings: string[] = [];
		if (!/^(\/(:?[\w.-]+))+$/.test(url)) findings.push(`has an address that is no path: ${url}`);
		for (const part of new Set(parts.filter((name) => !provided.includes(name)))) {
			const fillers = given.filter((one) => one.part === part);
			if (fillers.length !== 1) findings.push(`has ${fillers.length} fields for :${part}`);
			if (!fillers.every(({ field }) => isCertain(field))) {
				findings.push(`may leave :${part} unfilled`);
			}
		}
		const astray = given.filter(({ part }) => !parts.includes(part));
		return [...findings, ...astray.map(({ part }) => `fills :${part}, which is not in ${url}`)];
	};

/** `Return All` and `Limit`, together, on every list. */
export const limitsItsList: OperationRule = ({ value, name, fields }) => {
	const named = (wanted: string) =>
		fields.find((one): one is Field => one.kind === 'field' && one.property.name === wanted);
	const [all, limit] = [named('returnAll'), named('limit')];
	const isList = /^getAll/.test(value) || /^Get Many/.test(name);
	if (!isList && all === undefined && limit === undefined) return [];
	const findings: string[] = [];
	if (all?.type !== 'flag') findings.push('is a list without Return All');
	if (limit?.type !== 'integer') findings.push('is a list without Limit');
	if (limit && !limit.show?.returnAll?.every((shown) => shown === false)) {
		findings.push('shows Limit although all are returned');
	}
	if (limit && limit.property.typeOptions?.minValue !== 1) findings.push('takes a Limit below 1');
	return findings;
};

/** A limit that the description only mentions is overlooked until the vendor refuses. */
export const warnsOfLimits: OperationRule = ({ description, notices = [] }) =>
	/\bonly\)/.test(description) && notices.length === 0
		? ['mentions a limit in its description without a notice']
		: [];

const MANY = /broadcast|bulk|blast|campaign|\bmany\b|everybody/i;

/** What reaches many can be looked at before it is sent. */
export const showsBeforeItSends: OperationRule = ({ action, dryRun, effect, request }) => {
	const sends = effect === 'send' && request.method !== 'DELETE';
	const reachesMany = MANY.test(action) || MANY.test(request.url);
	if (sends && reachesMany && dryRun !== true) return ['sends to many without Dry Run'];
	return dryRun === true && effect !== 'send' ? ['has a Dry Run although it sends nothing'] : [];
};

const RISKS: ReadonlyArray<[is: (operation: Operation) => boolean, risk: Risk]> = [
	[({ handlingOf }) => handlingOf !== undefined, 'anything'],
	[({ request }) => request.method === 'DELETE', 'deletes'],
	[({ action, request }) => MANY.test(action) || MANY.test(request.url), 'bulk'],
	[({ action, request }) => /credit|sub.?account/i.test(`${action} ${request.url}`), 'credits'],
	[({ action, request }) => /webhook|invite/i.test(`${action} ${request.url}`), 'access'],
];

/** What reaches many, destroys, spends or hands out says so, because an agent may not do it unasked. */
export const declaresItsRisk: OperationRule = (operation) => {
	const [, expected] =
		(operation.effect !== 'read' && RISKS.find(([is]) => is(operation))) || [];
	if (operation.risk === expected) return [];
	return [`declares the risk ${operation.risk}, not ${expected}`];
};

/**
 * A contract in the sandbox that knows the request and is as certain as the operation.
 *
 * @param contracts of the operation's platform
 */
export const hasContract =
	(contracts: readonly Contract[]): OperationRule =>
	({ request, source, handlingOf }) => {
		// The sandbox cannot know what a user will write.
		if (handlingOf !== undefined) return [];
		const { method, url } = request;
		const contract = findContract(contracts, method, url);
		if (contract === undefined) return [`has no contract for ${method} ${url}`];
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
