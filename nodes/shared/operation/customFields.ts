import {
	choice,
	collection,
	flag,
	inBody,
	inQuery,
	inRequest,
	jsonBody,
	keyValues,
	returnAllOrLimit,
	urlPath,
} from '../fields';
import type { FieldOrCollection } from '../fields';
import type { Paging, Platform } from '../transport';

/** One of a vendor's ways to page, as the user chooses it. */
export interface PagingChoice {
	/** n8n's value, such as `page`. */
	value: string;
	name: string;
	description: string;
	pages: Paging;
}

/** What a node says of its custom request. */
export interface CustomWords {
	/** A path that the vendor has, with its leading slash. */
	example: string;
	/** What else the path may or must hold. */
	pathHint?: string;
	/** In the order of their names. */
	paging?: readonly PagingChoice[];
}

const METHODS = ['DELETE', 'GET', 'HEAD', 'PATCH', 'POST', 'PUT'] as const;
const NONE = 'none';

const named = (value: string) => ({ name: value, value });

function pagingFields(paging: readonly PagingChoice[]): FieldOrCollection[] {
	if (paging.length === 0) return [];
	const isGet = { method: ['GET'] };
	const none = {
		value: NONE,
		name: 'None',
		description: 'One request; the answer is returned as it is',
	};
	const options = [none, ...paging]
		.map(({ value, name, description }) => ({ value, name, description }))
		.sort((a, b) => a.name.localeCompare(b.name));
	return [
		choice({
			displayName: 'Pagination',
			name: 'pagination',
			options,
			default: NONE,
			description: 'How to ask for the rest of a list; each entry is then an item',
			show: isGet,
		}),
		...returnAllOrLimit({ ...isGet, pagination: paging.map(({ value }) => value) }),
	];
}

/** The fields of a custom request: method, path, query, body, paging and options. */
export function customFields(
	{ pathFromCredential = {} }: Platform,
	{ example, pathHint = '', paging = [] }: CustomWords,
): FieldOrCollection[] {
	return [
		choice({
			displayName: 'Method',
			name: 'method',
			options: METHODS.map(named),
			default: 'GET',
			description: 'The HTTP method of the request',
			to: inRequest('method'),
		}),
		urlPath({
			displayName: 'Path',
			name: 'path',
			required: true,
			placeholder: `e.g. ${example}`,
			description: `The path below the credential's Base URL, such as ${example}${pathHint && `. ${pathHint}`}`,
			parts: Object.keys(pathFromCredential),
			to: inRequest('url'),
		}),
		...keyValues({
			displayName: 'Query Parameters',
			name: 'query',
			description:
				'What follows the question mark of the address. A list in the JSON repeats its name; write name[] where the vendor wants brackets.',
			keepsBlank: true,
			to: inQuery(''),
		}),
		jsonBody({
			displayName: 'Body',
			name: 'body',
			description: 'The JSON to send: an object or a list',
			show: { method: ['DELETE', 'PATCH', 'POST', 'PUT'] },
			to: inBody(''),
		}),
		...pagingFields(paging),
		collection('Options', 'options', [
			flag({
				displayName: 'Include Headers and Status',
				name: 'fullResponse',
				default: true,
				description:
					'Whether to return headers and status code beside the body. Without effect on a paged list.',
			}),
			flag({
				displayName: 'Safe to Repeat',
				name: 'safeToRepeat',
				default: true,
				description:
					'Whether a second identical request would change nothing more. Decides if the request is retried when its outcome is unknown. Unless set: yes for GET, HEAD, PUT and DELETE, no for PATCH and POST.',
			}),
		]),
	];
}
