import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { inPath } from '../shared/fields';
import { operationsOf } from '../shared/operation';
import type { Operation, OperationSpec } from '../shared/operation';
import { fillFromCredential } from '../shared/transport';
import { idField, ids } from './ids';
import type { IdName } from './ids';
import type { AccountPath } from './paths';
import { hueChatAccount, platformFor } from './platform';

/** The address of a request, with its parts still to fill. */
export const templateOf = ({ version, path }: AccountPath) => `/api/${version}/accounts/:accountId${path}`;

const isId = (name: string): name is IdName => name in ids;

/** The ids that stand in an address, in their order. */
const idsOf = ({ path }: AccountPath) =>
	[...path.matchAll(/:(\w+)/g)].map(([, name = '']) => name).filter(isId);

/**
 * The address outside of a node run, for dropdowns and the credential's test.
 *
 * @param path one without ids
 * @throws InputError where the credential's Account ID is not a number
 */
export const addressIn = (path: AccountPath, credentials: ICredentialDataDecryptedObject): string =>
	fillFromCredential(templateOf(path), hueChatAccount, credentials);

/** An operation of this node; the table of paths says the rest. */
export interface AccountSpec
	extends Omit<OperationSpec, 'source' | 'effect' | 'request' | 'recipient'> {
	/** What else the document leaves open. */
	note?: string;
}

/**
 * Makes an operation out of its row in the table of paths: request, source and id fields. Every write
 * is a send: no document says that one may be repeated.
 */
export function operationAt(path: AccountPath, { note, ...spec }: AccountSpec): Operation {
	const own = idsOf(path);
	return operationsOf(platformFor(path))({
		...spec,
		source: {
			document: 'HueChat API',
			certainty: path.certainty,
			note: note === undefined ? path.follows : `${path.follows} ${note}`,
		},
		effect: path.method === 'GET' ? 'read' : 'send',
		request: { method: path.method, url: templateOf(path) },
		fields: [
			...own.map((name) => idField(name, { required: true, to: inPath(name) })),
			...spec.fields,
		],
		// Two changes of one thing must not overtake each other; new things have no order to keep.
		recipient: path.method === 'GET' || own.length === 0 ? undefined : ({ url }) => url,
	});
}
