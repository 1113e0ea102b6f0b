import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A named function that an item passes on its way out, and where it stands. */
export interface Hop {
	name: string;
	/** Path below the repository. */
	file: string;
	/** The line that declares it, from 1. */
	line: number;
}

// In their order; the last one is n8n's own.
const HOPS: ReadonlyArray<readonly [name: string, file: string]> = [
	['executeOperation', 'operation/executor.ts'],
	['prepareItems', 'operation/prepareItems.ts'],
	['sendItem', 'operation/sendItem.ts'],
	['transmit', 'transport/send/transmit.ts'],
	['enter', 'transport/rateLimit/rateLimiter.ts'],
	['sendOnce', 'transport/send/vendorRequest.ts'],
	['httpRequestWithAuthentication', 'operation/context.ts'],
];

/**
 * One item's way from n8n to the vendor.
 *
 * @param root the repository
 * @throws Error where a function is not where this list says: then the list is wrong, or the way is another
 */
export function wayOut(root: string): Hop[] {
	return HOPS.map(([name, place]) => {
		const file = `nodes/shared/${place}`;
		const declares = new RegExp(`\\b(async function ${name}\\b|async ${name}\\(|\\.${name}\\b)`);
		const line = readFileSync(join(root, file), 'utf8')
			.split('\n')
			.findIndex((text) => declares.test(text));
		if (line < 0) throw new Error(`${file} has no ${name}`);
		return { name, file, line: line + 1 };
	});
}
