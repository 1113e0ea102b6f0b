import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { yesOrNo } from '../../fields/yesOrNo';
import { isEmpty } from './request';
import type { Request } from './request';

/**
 * Whether an item is to be shown instead of sent.
 *
 * @param value of the option for this item; undefined where the user did not add it
 * @param isSet whether the user added the option
 * @throws InputError for anything that is neither yes nor no: an expression that gave nothing must not
 * turn a dry run into a broadcast
 */
export function isDryRun(value: unknown, isSet: boolean): boolean {
	return isSet ? yesOrNo(value, 'Dry Run') : value === true || value === 'true';
}

const withoutEdge = (text: string) => text.replace(/^\/+|\/+$/g, '');

function redacted(value: unknown, redact: (text: string) => string): unknown {
	if (typeof value === 'string') return redact(value);
	if (Array.isArray(value)) return value.map((one) => redacted(one, redact));
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value).map(([name, one]) => [redact(name), redacted(one, redact)]),
	);
}

/**
 * What an item gives out in a dry run: the request as it would leave, without its headers, where
 * most vendors' keys are.
 *
 * @param request after all checks
 * @param redact cuts the credential's secrets out of texts, should somebody have put one in a field
 */
export function dryRunItem(
	request: Request,
	redact: (text: string) => string,
): INodeExecutionData[] {
	const { method = 'GET', baseURL = '', url = '', qs = {}, body } = request;
	const address = `${baseURL.replace(/\/+$/, '')}/${withoutEdge(url)}`;
	// n8n sends no body where there is nothing in it.
	const shownBody = isEmpty(body) ? null : body;
	const shown = { dryRun: true, method, url: address, query: qs, body: shownBody };
	return [{ json: redacted(shown, redact) as IDataObject }];
}
