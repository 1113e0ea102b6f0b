import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { ensurePinned, pinnedVersions } from '../../../../demo/install';
import { runtimeDir, withNode24 } from '../../../../demo/paths';
import type { Say } from '../../../../demo/progress';

const pins = join(__dirname, '..', 'peers');
const into = join(runtimeDir, 'peers');

interface LockedPackage {
	version?: string;
	integrity?: string;
	dependencies?: Record<string, string>;
	optionalDependencies?: Record<string, string>;
}

type Locked = Record<string, LockedPackage>;

/** A package of somebody else, installed as n8n's own installer does it. */
export interface PeerPackage {
	name: string;
	version: string;
	packageDir: string;
}

export interface Peer extends PeerPackage {
	/** Size of the archive that the registry hands out. */
	tarballBytes: number;
	/** Packages that come with it, those of its dependencies included. */
	dependencies: number;
}

/** Where Node finds a dependency of the package at `place`: below it, else in a folder above. */
function resolve(name: string, place: string, locked: Locked): string | undefined {
	for (let at = place; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
		const found = `${at}${at === '' ? '' : '/'}node_modules/${name}`;
		if (found in locked) return found;
		if (at === '') return undefined;
	}
}

/**
 * Counts what a package brings along.
 *
 * @param place its place in the lock file, such as `node_modules/axios`
 * @param locked `packages` of the lock file
 */
export function dependenciesOf(place: string, locked: Locked): number {
	const seen = new Set<string>();
	const visit = (at: string): void => {
		const { dependencies = {}, optionalDependencies = {} } = locked[at] ?? {};
		for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
			const found = resolve(name, at, locked);
			if (found === undefined || seen.has(found)) continue;
			seen.add(found);
			visit(found);
		}
	};
	visit(place);
	return seen.size;
}

/** Asks the registry for the archive, and makes sure that it is the one which the lock file names. */
function tarballBytes(name: string, version: string, integrity: string | undefined): number {
	const text = execFileSync('npm', ['pack', `${name}@${version}`, '--dry-run', '--json', '--silent'], {
		cwd: into,
		env: withNode24(),
		encoding: 'utf8',
	});
	const [packed] = JSON.parse(text) as Array<{ size: number; integrity: string }>;
	if (packed?.integrity !== integrity) throw new Error(`${name}@${version} is not what was locked`);
	return packed.size;
}

/** The folder whose `node_modules` hold the peers and what they bring along. */
export const peersFolder = into;

/**
 * Installs the peers that `peers/package.json` pins.
 *
 * @throws Error where the registry does not hand them out as they were locked
 */
export async function installPeers(say: Say): Promise<PeerPackage[]> {
	await ensurePinned({ pins, into, native: [], about: 'a few megabytes' }, say);
	return Object.entries(pinnedVersions(pins)).map(([name, version]) => {
		return { name, version, packageDir: join(into, 'node_modules', name) };
	});
}

/**
 * Installs the peers and looks up what they weigh.
 *
 * @throws Error where the registry does not hand them out as they were locked
 */
export async function weighedPeers(say: Say): Promise<Peer[]> {
	const peers = await installPeers(say);
	const lock = JSON.parse(readFileSync(join(pins, 'package-lock.json'), 'utf8')) as {
		packages: Locked;
	};
	return peers.map((peer) => {
		const place = `node_modules/${peer.name}`;
		return {
			...peer,
			tarballBytes: tarballBytes(peer.name, peer.version, lock.packages[place]?.integrity),
			dependencies: dependenciesOf(place, lock.packages),
		};
	});
}
