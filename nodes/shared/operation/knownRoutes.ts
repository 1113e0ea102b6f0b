import type { Request } from '../transport';
import type { Operation } from './spec';

const partsOf = (path: string): string[] => path.toLowerCase().replace(/^\//, '').split('/');

// Encoded or not, in capitals or not: many servers take all of these for the same endpoint.
const plain = (part: string): string => decodeURIComponent(part);

const matches = (template: string, path: string): boolean => {
	const [wanted, given] = [partsOf(template), partsOf(path)];
	return (
		wanted.length === given.length &&
		wanted.every((part, index) => part.startsWith(':') || part === plain(given[index]))
	);
};

const namesOf = ({ request }: Operation) => request.url.split(':').length;

/**
 * The operation that a request written by hand is the same as; the one with the fewest parts that fit
 * anything where several do.
 *
 * @param operations of the same node
 */
export function knownOperation(
	operations: readonly Operation[],
	{ method, url = '' }: Request,
): Operation | undefined {
	return operations
		.filter((one) => one.request.method === method && matches(one.request.url, url))
		.sort((a, b) => namesOf(a) - namesOf(b))[0];
}

/** A part of a path that names one of many things, not an endpoint; `v2` names a version. */
const isId = (part: string): boolean => /[\d@%]/.test(part) && !/^v\d+$/i.test(part);

/** A path with a name in place of its ids: all of an endpoint's requests have the same. */
export const routeTemplate = (path: string): string =>
	path
		.split('/')
		.map((part) => (isId(part) ? ':id' : part))
		.join('/');
