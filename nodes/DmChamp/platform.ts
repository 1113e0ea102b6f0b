import type { Platform } from '../shared/transport';
import { operationsOf } from '../shared/operation';

/**
 * DM Champ and its white labels ("API Access"). It documents a limit per key and minute without a number,
 * a 429 whose headers say when to come back, and that plain HTTP is rejected.
 */
export const dmChamp: Platform = {
	name: 'DM Champ',
	keyPlace: 'in DM Champ under Settings → Account → API Key',
	credential: 'dmChampApi',
	limitScope: 'key',
	demandsHttps: true,
};

/** Makes an operation of this platform. */
export const operation = operationsOf(dmChamp);
