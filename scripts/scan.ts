import { join } from 'node:path';
import { scanPackage } from './package/scanPackage';
import { packTarball } from './package/tarball';

const root = join(__dirname, '..');

/** Judges the source and the packed package; the number of findings decides the exit code. */
async function scan(): Promise<number> {
	const tarball = packTarball(root);
	try {
		const count = await scanPackage(root, tarball, root);
		console.log(count === 0 ? 'scan: clean' : `scan: ${count} finding(s)`);
		return count;
	} finally {
		tarball.dispose();
	}
}

scan().then(
	(count) => {
		process.exitCode = count === 0 ? 0 : 1;
	},
	(error: unknown) => {
		console.error(error);
		process.exitCode = 1;
	},
);
