import { join } from 'node:path';
import { loadFindings } from './package/checks';
import { packTarball } from './package/tarball';

const root = join(__dirname, '..');
const tarball = packTarball(root);
try {
	const findings = loadFindings(tarball.packageDir, root);
	for (const finding of findings) console.error(finding);
	console.log(`Node ${process.version}: ${findings.length === 0 ? 'every class loads' : 'broken'}`);
	process.exitCode = findings.length === 0 ? 0 : 1;
} finally {
	tarball.dispose();
}
