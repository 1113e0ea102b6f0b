import type { Request } from './request';

/** A body that is no JSON, with the header that says what it is. */
export interface Encoded {
	body: Buffer;
	contentType: string;
}

/**
 * Puts the body together for one try, for what JSON cannot hold.
 *
 * @param request after all checks
 * @param read the bytes of a file that the item has in that binary field
 * @returns undefined where the body goes out as JSON
 */
export type Encode = (
	request: Request,
	read: (property: string) => Promise<Buffer>,
) => Promise<Encoded | undefined>;
