import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './files';

const folder = join(root, '.github', 'workflows');
const files = readdirSync(folder).filter((file) => file.endsWith('.yml'));
const read = (file: string) => readFileSync(join(folder, file), 'utf8');

/** What actionlint, compiled to WebAssembly, says of workflows; empty where it finds nothing. */
function findings(pattern: string): string {
	const actionlint = join(root, 'node_modules', '@tktco', 'node-actionlint', 'bin', 'node-actionlint.js');
	const { status, stdout, stderr } = spawnSync(process.execPath, [actionlint, pattern], {
		cwd: root,
		encoding: 'utf8',
	});
	return status === 0 ? '' : stdout + stderr;
}

it('actionlint finds nothing in the workflows', () => {
	expect(files.length).toBeGreaterThan(0);
	expect(findings('.github/workflows/*.yml')).toBe('');
});

it('actionlint finds what is wrong with a workflow', () => {
	const broken = mkdtempSync(join(tmpdir(), 'chat-inbox-workflow-'));
	try {
		const text = read('publish.yml').replace('github.ref_type', 'github.ref_kind');
		writeFileSync(join(broken, 'broken.yml'), text);
		expect(findings(`${broken}/*.yml`)).toContain('ref_kind');
	} finally {
		rmSync(broken, { recursive: true, force: true });
	}
});

it.each(files)('%s runs only scripts that there are', (file) => {
	const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
		scripts: Record<string, string>;
	};
	const named = [...read(file).matchAll(/npm run (?:--silent )?([a-z:0-9]+)/g)].map(([, name]) => name);
	for (const name of named) expect(Object.keys(scripts)).toContain(name);
});

describe('publish.yml', () => {
	const text = read('publish.yml');

	it('publishes with provenance and with no token that is kept anywhere', () => {
		expect(text).toContain('id-token: write');
		expect(text).toContain('npm publish --provenance');
		expect(text).not.toMatch(/secrets\.|NODE_AUTH_TOKEN|NPM_TOKEN/);
		expect(text).toContain('npm ci --ignore-scripts');
	});

	it('publishes tags only, and is started by the release of every package', () => {
		expect(text).toContain("github.ref_type == 'tag'");
		expect(read('release.yml')).toContain('gh workflow run publish.yml --ref "$tag"');
	});
});
