import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import type { Vendor } from './errors/errorMessages';
import type { ResponseRules } from './response/decisions';

/** What the transport must know of a vendor's API. Kept as data, one per platform. */
export interface Platform extends Vendor, ResponseRules {
	/** The credential type's name. */
	credential: string;
	/** What the vendor's rate limit counts: all calls of a key, or those to one method and path. */
	limitScope: 'key' | 'route';
	/** The vendor's document says that plain HTTP is rejected. */
	demandsHttps?: boolean;
	/**
	 * The parts of every address that come from the credential and not from a field, by the name behind
	 * their colon. Each reads its part, or throws an InputError that names the credential's field.
	 */
	pathFromCredential?: Readonly<
		Record<string, (credentials: ICredentialDataDecryptedObject) => string>
	>;
}
