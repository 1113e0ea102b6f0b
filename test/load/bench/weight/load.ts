import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { demoDir, nodeBinary, withNode24 } from '../../../../demo/paths';

const run = promisify(execFile);
const PATIENCE_MS = 120_000;

/** One load of a package by n8n's loader, in a process that did nothing else. */
export interface Load {
	/** Milliseconds from the loader's first look at the package until all of it is loaded. */
	ms: number;
	nodes: number;
	credentials: number;
	/** What the operation dropdowns of all its nodes offer, together. */
	operations: number;
}

/**
 * Loads a package with the loader of the n8n in `demo/`, under the Node that n8n needs.
 *
 * @param packageDir the unpacked package, with its dependencies beside or below it
 * @throws Error where the package does not load
 */
export async function loadOnce(packageDir: string): Promise<Load> {
	const { stdout } = await run(
		nodeBinary(),
		[
			'--disable-warning=MODULE_TYPELESS_PACKAGE_JSON',
			join(__dirname, 'probe.ts'),
			demoDir,
			packageDir,
		],
		{ env: withNode24({ NODE_ENV: 'production' }), timeout: PATIENCE_MS },
	);
	return JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '') as Load;
}
