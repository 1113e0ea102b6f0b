import type {
	DeclarativeRestApiSettings,
	IDataObject,
	IExecutePaginationFunctions,
	IN8nHttpFullResponse,
	INodeExecutionData,
} from 'n8n-workflow';

import { isObject } from '../object';
import { transportErrorOf } from '../transport/response/transportError';
import { hardenedOptions } from '../transport/send/hardenedOptions';
import type { OperationPolicy } from './operationPolicy';
import { kindOfAnswer } from '../transport/response/responseKind';
import type { Answer } from '../transport/response/responseKind';
import type { Reply } from '../transport/send/transmit';

type ResultOptions = DeclarativeRestApiSettings.ResultOptions;

/** Ends n8n's chain of post-receive steps: the answer is no success, there is nothing to shape. */
class NothingToShape extends Error {}

/** An item of one entry; what is no object stands under `value`. */
export function item(value: unknown): INodeExecutionData {
	return { json: isObject(value) ? value : { value: value as IDataObject['value'] } };
}

/** One item for each entry of a list, one for anything else; an empty answer still says something. */
function itemsOf(body: unknown): INodeExecutionData[] {
	if (Array.isArray(body)) return body.map(item);
	if (body === undefined || body === null || body === '') return [{ json: { success: true } }];
	return typeof body === 'string' ? [{ json: { message: body } }] : [item(body)];
}

/**
 * Makes the function that sends one item once through n8n's own routing: its authentication, proxy
 * and domain rules, and the operation's post-receive steps for a successful answer.
 *
 * @param context n8n's pagination context
 * @param request what n8n gathered from the node's fields
 * @param policy what counts as a success of this operation, and how its body is put together
 * @returns sends with further query fields, such as a page's
 */
export function wireOf(
	context: IExecutePaginationFunctions,
	request: ResultOptions,
	{ accepts = () => false, encode }: Pick<OperationPolicy, 'accepts' | 'encode'>,
): (query?: IDataObject) => Promise<Reply<INodeExecutionData[]>> {
	let answer: Answer | undefined;
	let unshaped: INodeExecutionData[] = [];
	const isTaken = (given: Answer) => kindOfAnswer(given) === 'accepted' || accepts(given);

	const inspect = async (_items: INodeExecutionData[], response: IN8nHttpFullResponse) => {
		answer = {
			statusCode: response.statusCode,
			headers: response.headers,
			body: response.body,
		};
		if (!isTaken(answer)) throw new NothingToShape();
		unshaped = itemsOf(response.body);
		return unshaped;
	};
	request.postReceive.unshift({ data: { parameterValue: undefined }, actions: [inspect] });

	const prepare = async (query: IDataObject) => {
		const { qs, ...others } = request.options;
		const options = hardenedOptions({ ...others, qs: { ...qs, ...query } });
		// A file is read when its request leaves, and not kept while others wait.
		const encoded = await encode?.(request.options, async (property) => {
			return await context.helpers.getBinaryDataBuffer(property);
		});
		if (encoded === undefined) return options;
		const headers = { ...options.headers, 'Content-Type': encoded.contentType };
		return { ...options, headers, body: encoded.body };
	};

	return async (query = {}) => {
		answer = undefined;
		const options = await prepare(query).catch(() => undefined);
		if (options === undefined) return { transportError: { fileGone: true } };
		const tried: unknown = await context.makeRoutingRequest({ ...request, options }).then(
			(value) => ({ value }),
			(error: unknown) => ({ error }),
		);
		// TypeScript does not see that `inspect` ran in between.
		const seen = answer as Answer | undefined;
		if (seen === undefined) return { transportError: transportErrorOf((tried as { error: unknown }).error) };
		if (!isTaken(seen)) return { answer: seen };
		// The vendor took it: a shape that we did not expect must not make it look undelivered.
		const value = isObject(tried) && 'value' in tried ? tried.value : unshaped;
		return { answer: seen, value: value as unknown as INodeExecutionData[] };
	};
}
