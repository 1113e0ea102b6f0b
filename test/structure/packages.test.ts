import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { filesBelow } from '../../scripts/package/tarball';
import { commitPackage, pushPackages } from '../../scripts/packages/branches';
import { changelogOf } from '../../scripts/packages/changelog';
import { ImportGraph } from '../../scripts/packages/imports';
import { services } from '../../scripts/packages/services';
import { writePackages, type WrittenPackage } from '../../scripts/packages/write';
import { root } from './files';

interface Manifest {
	name: string;
	version: string;
	dependencies?: object;
	devDependencies: Record<string, string>;
	n8n: { strict: boolean; nodes: string[]; credentials: string[] };
}

const all = services();
const names = all.map(({ packageName }) => packageName);
const into = mkdtempSync(join(tmpdir(), 'chat-inbox-packages-'));
let written: WrittenPackage[] = [];

const read = (name: string, file: string) => readFileSync(join(into, name, file), 'utf8');
const manifestOf = (name: string) => JSON.parse(read(name, 'package.json')) as Manifest;

beforeAll(() => {
	written = writePackages({ root, into, tested: ['2.41.1'] });
}, 120_000);

afterAll(() => rmSync(into, { recursive: true, force: true }));

it('every node and every credential of this repository is in exactly one package', () => {
	const own = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest;
	const manifests = names.map(manifestOf);
	expect(manifests.flatMap(({ n8n }) => n8n.nodes).sort()).toEqual([...own.n8n.nodes].sort());
	expect(manifests.flatMap(({ n8n }) => n8n.credentials).sort()).toEqual(
		[...own.n8n.credentials].sort(),
	);
	expect(new Set(manifests.map(({ version }) => version))).toEqual(new Set([own.version]));
});

describe.each(names)('%s', (name) => {
	const one = () => {
		const found = written.find(({ service }) => service.packageName === name);
		if (found === undefined) throw new Error(`${name} was not written`);
		return found;
	};

	it('has what n8n asks of a package that is to be verified', () => {
		const { n8n, dependencies } = manifestOf(name);
		expect(n8n.strict).toBe(true);
		expect(dependencies).toBeUndefined();
		const config = read(name, 'eslint.config.mjs').replace(/\s+/g, ' ').trim();
		expect(config).toBe("import { config } from '@n8n/node-cli/eslint'; export default config;");
		for (const file of ['LICENSE', 'CHANGELOG.md', '.gitignore', '.github/workflows/publish.yml']) {
			expect(existsSync(join(into, name, file))).toBe(true);
		}
		const sections = read(name, 'README.md').match(/^## .*$/gm);
		expect(sections).toEqual(
			['Installation', 'Operations', 'Credentials', 'Compatibility', 'Usage', 'Resources', 'Version history'].map(
				(title) => `## ${title}`,
			),
		);
	});

	it('has all that it imports, and every shared module that it has is needed', () => {
		const folder = join(into, name);
		const graph = new ImportGraph(folder);
		const { service } = one();
		const entries = [...service.nodes, ...service.credentials].map(({ file }) => file);
		const code = filesBelow(folder).filter((file) => /^(nodes|credentials)\/.*\.ts$/.test(file));
		expect([...graph.reached(entries)].sort()).toEqual(code.sort());
		const tests = filesBelow(folder).filter((file) => file.endsWith('.test.ts'));
		expect(tests.length).toBeGreaterThan(20);
		expect(() => graph.reached(tests)).not.toThrow();
	});

	it('names itself wherever this repository’s own package is named', () => {
		const types = one().service.nodes.map(({ node }) => `${name}.${node.description.name}`);
		for (const { file } of one().service.nodes) {
			const codex = JSON.parse(read(name, file.replace(/\.ts$/, '.json'))) as { node: string };
			expect(types).toContain(codex.node);
		}
		for (const file of one().contents.examples) {
			expect(read(name, file)).not.toContain('"n8n-nodes-chat-inbox.');
			expect(read(name, file)).toContain(`"${name}.`);
		}
		// An address of the repository is no name of the package.
		expect(read(name, 'README.md')).toContain('github.com/chat-inbox/n8n-nodes-chat-inbox/blob/main/');
	});

	it('has examples, and no code of another service', () => {
		expect(one().contents.examples.length).toBeGreaterThan(0);
		const others = all.filter(({ packageName }) => packageName !== name);
		const folders = others.flatMap(({ platforms }) => platforms);
		const strays = filesBelow(join(into, name)).filter((file) =>
			folders.some(
				({ folder, name: platform }) =>
					file.startsWith(`nodes/${folder}/`) || file.startsWith(`sandbox/platforms/${platform}`),
			),
		);
		expect(strays.filter((file) => !isPrefixOfOwn(file, one()))).toEqual([]);
	});
});

/** A platform may be named like another one with a longer name: `hueChat` and `hueChatAccount`. */
function isPrefixOfOwn(file: string, { service }: WrittenPackage): boolean {
	return service.platforms.some(({ name }) => file.startsWith(`sandbox/platforms/${name}`));
}

it('the changelog leaves out what concerns other services only', () => {
	const [first, second] = all;
	const text = [
		'## [1.0.0]',
		'',
		`- ${first.title}: a thing`,
		'  that goes on.',
		`- ${second.title}: another one.`,
		`- ${first.title} and ${second.title}: both.`,
		'- Everything: faster.',
		'',
	].join('\n');
	expect(changelogOf(text, second, all)).toBe(
		[
			'## [1.0.0]',
			'',
			`- ${second.title}: another one.`,
			`- ${first.title} and ${second.title}: both.`,
			'- Everything: faster.',
			'',
		].join('\n'),
	);
});

describe('the script that moves a workflow', () => {
	const script = join(root, 'scripts', 'move-workflow.mjs');

	function moved(types: readonly string[], ...args: string[]): string[] {
		const file = join(into, 'workflow.json');
		const nodes = types.map((type) => ({ name: type, type, parameters: {} }));
		writeFileSync(file, JSON.stringify({ nodes, connections: {} }));
		const text = execFileSync(process.execPath, [script, file, ...args], {
			encoding: 'utf8',
			stdio: ['ignore', 'pipe', 'ignore'],
		});
		return (JSON.parse(text) as { nodes: Array<{ type: string }> }).nodes.map(({ type }) => type);
	}

	it('knows every node of this repository, and the types that n8n derives of it, both ways', () => {
		const pairs = all.flatMap(({ packageName, nodes }) =>
			nodes.flatMap(({ node: { description } }) =>
				['', ...(description.usableAsTool ? ['Tool', 'HitlTool'] : [])].map((ending) => [
					`n8n-nodes-chat-inbox.${description.name}${ending}`,
					`${packageName}.${description.name}${ending}`,
				]),
			),
		);
		const ofAll = pairs.map(([type]) => type);
		const ofOne = pairs.map(([, type]) => type);
		expect(moved(ofAll)).toEqual(ofOne);
		expect(moved(ofOne, '--to', 'n8n-nodes-chat-inbox')).toEqual(ofAll);
	});

	it('leaves every other node alone, and finds a workflow that is held as text', () => {
		expect(moved(['n8n-nodes-base.set', 'n8n-nodes-chat-inbox.unknown'])).toEqual([
			'n8n-nodes-base.set',
			'n8n-nodes-chat-inbox.unknown',
		]);
		const file = join(into, 'nested.json');
		const inner = { nodes: [{ name: 'In', type: 'n8n-nodes-chat-inbox.hitlChat' }] };
		const outer = [
			{ nodes: [{ name: 'Out', type: 'x.y', parameters: { workflowJson: JSON.stringify(inner) } }] },
		];
		writeFileSync(file, JSON.stringify(outer));
		const out = join(into, 'out.json');
		execFileSync(process.execPath, [script, file, '--out', out], { stdio: 'ignore' });
		expect(readFileSync(out, 'utf8')).toContain('n8n-nodes-hitlchat.hitlChat');
	});
});

it('a package is committed to a branch of its own, whose root it is', () => {
	const place = mkdtempSync(join(tmpdir(), 'chat-inbox-git-'));
	try {
		const git = (cwd: string, ...args: string[]) =>
			execFileSync('git', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
		const remote = join(place, 'remote.git');
		const clone = join(place, 'clone');
		git(place, 'init', '--bare', '--quiet', remote);
		git(place, 'clone', '--quiet', remote, clone);
		git(clone, 'config', 'user.name', 'Test');
		git(clone, 'config', 'user.email', 'test@example.com');
		git(clone, 'commit', '--quiet', '--allow-empty', '-m', 'Begin');
		const [name] = names;
		const publish = (version: string) => {
			const folder = join(into, name);
			const manifest = { ...manifestOf(name), version };
			writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
			mkdirSync(join(folder, 'dist'), { recursive: true });
			writeFileSync(join(folder, 'dist', 'built.js'), '');
			pushPackages(clone, 'origin', [commitPackage(clone, folder, 'origin')]);
		};
		publish('1.0.0');
		publish('1.1.0');
		expect(git(remote, 'tag', '--list').split('\n')).toEqual([`${name}@1.0.0`, `${name}@1.1.0`]);
		expect(git(remote, 'rev-list', '--count', name)).toBe('2');
		const files = git(remote, 'ls-tree', '-r', '--name-only', `${name}@1.1.0`).split('\n');
		expect(files).toContain('package.json');
		expect(files).toContain('.github/workflows/publish.yml');
		expect(files.filter((file) => file.startsWith('dist/'))).toEqual([]);
		expect(git(clone, 'status', '--porcelain')).toBe('');
	} finally {
		rmSync(place, { recursive: true, force: true });
	}
});
