import type { IDataObject } from 'n8n-workflow';

import { withoutLastSlashes } from '../../withoutLast';
import { isEmpty } from './request';
import type { Request } from './request';

const withoutEdge = (text: string) => withoutLastSlashes(text.replace(/^\/+/, ''));

function redacted(value: unknown, redact: (text: string) => string): unknown {
	if (typeof value === 'string') return redact(value);
	if (Array.isArray(value)) return value.map((one) => redacted(one, redact));
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value).map(([name, one]) => [redact(name), redacted(one, redact)]),
	);
}

/**
 * What an item outputs in a dry run: the request as it would leave, without its headers, where
 * most vendors' keys are.
 *
 * @param request after all checks
 * @param redact cuts the credential's secrets out of texts, should somebody have put one in a field
 */
export function dryRunItem(
	request: Request,
	redact: (text: string) => string,
): Array<{ json: IDataObject }> {
	const { method = 'GET', baseURL = '', url = '', qs = {}, body } = request;
	const address = `${withoutLastSlashes(baseURL)}/${withoutEdge(url)}`;
	// n8n sends no body where there is nothing in it.
	const shownBody = isEmpty(body) ? null : body;
	const shown = { dryRun: true, method, url: address, query: qs, body: shownBody };
	return [{ json: redacted(shown, redact) as IDataObject }];
}
