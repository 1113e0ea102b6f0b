import type { ICredentialType } from 'n8n-workflow';
import { existsSync, readdirSync } from 'node:fs';
import { join, parse } from 'node:path';

import type { CredentialClass } from './types';

const ownFolder = join(__dirname, '..', '..', '..', 'credentials');

/**
 * The credential type of that name from this package's `credentials/`, found by n8n's own rule:
 * the class is called as the file, the type as the class with a small first letter.
 *
 * @returns undefined when the package has no such type
 */
export function packageCredentialType(
	name: string,
	folder = ownFolder,
): ICredentialType | undefined {
	if (!existsSync(folder)) return undefined;
	const className = name.charAt(0).toUpperCase() + name.slice(1);
	const file = readdirSync(folder).find((each) => each === `${className}.credentials.ts`);
	if (!file) return undefined;
	// Loaded by name: the set of types is what the folder holds, not a list kept by hand.
	const loaded = module.require(join(folder, parse(file).name)) as Record<string, CredentialClass>;
	const credentialClass = loaded[className];
	return credentialClass && new credentialClass();
}
