import { pathSegmentAt } from '../shared/fields/pathSegment';
import { operationsOf } from '../shared/operation/operation';
import type { Operation, OperationSpec } from '../shared/operation/operation';
import type { Check } from '../shared/operation/operationPolicy';
import { InputError } from '../shared/transport/errors/outcome';
import { checkedId, idField, ids } from './ids';
import type { IdName } from './ids';
import type { AccountPath } from './paths';
import { platformFor } from './platform';

const partsOf = ({ version, path }: AccountPath) =>
	`/api/${version}/accounts/:accountId${path}`.slice(1).split('/');

const ACCOUNT = 'The Account ID in the credential';

function accountNumber(text: string): string {
	if (/^\d+$/.test(text)) return text;
	throw new InputError(`${ACCOUNT} is not a number`, "It is in the address of HueChat's dashboard.");
}

const isId = (name: string): name is IdName => name in ids;

const idsOf = (path: AccountPath) =>
	partsOf(path)
		.filter((part) => part.startsWith(':'))
		.map((part) => part.slice(1))
		.filter(isId);

/** The address as n8n evaluates it for every item: the account from the credential, ids encoded. */
function expressionOf(path: AccountPath): string {
	const parts = partsOf(path).map((part) => {
		if (part === ':accountId') return '{{ encodeURIComponent($credentials.accountId) }}';
		return part.startsWith(':') ? `{{ encodeURIComponent($parameter["${part.slice(1)}"]) }}` : part;
	});
	return `=/${parts.join('/')}`;
}

/**
 * The address outside of a node run, for dropdowns and the credential's test.
 *
 * @param path one without ids
 */
export function addressIn(path: AccountPath, accountId: unknown): string {
	const account = encodeURIComponent(String(accountId ?? '').trim());
	return `/${partsOf(path).join('/')}`.replace(':accountId', account);
}

function idChecks(path: AccountPath): Check[] {
	return partsOf(path).flatMap((part, index) => {
		const name = part.slice(1);
		if (part === ':accountId') return [pathSegmentAt(index, ACCOUNT, accountNumber)];
		if (!part.startsWith(':') || !isId(name)) return [];
		return [pathSegmentAt(index, ids[name].displayName, (text) => checkedId(name, text))];
	});
}

/** An operation of this node; the table of paths says the rest. */
export interface AccountSpec
	extends Omit<OperationSpec, 'source' | 'effect' | 'request' | 'recipient'> {
	/** What else the document leaves open. */
	note?: string;
}

/**
 * Makes an operation out of its row in the table of paths: request, source, id fields and their
 * checks. Every write is a send: no document says that one may be repeated.
 */
export function operationAt(path: AccountPath, { note, ...spec }: AccountSpec): Operation {
	const own = idsOf(path);
	return operationsOf(platformFor(path))({
		...spec,
		source: {
			document: 'seed 003',
			certainty: path.certainty,
			note: note === undefined ? path.follows : `${path.follows} ${note}`,
		},
		effect: path.method === 'GET' ? 'read' : 'send',
		request: { method: path.method, url: expressionOf(path) },
		reads: [...own, ...(spec.reads ?? [])],
		fields: [...own.map((name) => ({ ...idField(name), required: true })), ...spec.fields],
		checks: [...idChecks(path), ...(spec.checks ?? [])],
		// Two changes of one thing must not overtake each other; new things have no order to keep.
		recipient: path.method === 'GET' || own.length === 0 ? undefined : ({ url }) => url,
	});
}
