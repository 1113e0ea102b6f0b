import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { contentFindings, loadFindings, manifestFindings } from '../../scripts/package/checks';
import { isOperation, median } from '../../scripts/package/sizes';

const root = join(__dirname, '..', '..');
const node = 'dist/nodes/Alpha/Alpha.node.js';
const codex = 'dist/nodes/Alpha/Alpha.node.json';
const credential = 'dist/credentials/AlphaApi.credentials.js';
const beside = ['package.json', 'README.md', 'LICENSE'];
const files = [...beside, node, codex, credential, 'dist/icons/alpha.svg'];
const manifest = {
	peerDependencies: { 'n8n-workflow': '*' },
	n8n: { nodes: [node], credentials: [credential] },
};

describe('contents of the archive', () => {
	it('accepts compiled code, codex and icons', () => {
		expect(contentFindings(files, 250_000)).toEqual([]);
	});

	it.each([
		'dist/nodes/Alpha/Alpha.node.d.ts',
		'dist/tsconfig.tsbuildinfo',
		'dist/package.json',
		'dist/nodes/Alpha/Alpha.node.js.map',
		'nodes/Alpha/Alpha.node.ts',
		'.npmrc',
	])('refuses %s', (file) => {
		expect(contentFindings([...files, file], 1)).toEqual([
			`${file} does not belong into the package`,
		]);
	});

	it('refuses a missing licence and a large archive', () => {
		const found = contentFindings(
			files.filter((file) => file !== 'LICENSE'),
			250_001,
		);
		expect(found).toEqual([
			'LICENSE is missing',
			'the archive has 250001 bytes, more than 250000',
		]);
	});
});

describe('the packed package.json', () => {
	it('accepts what is registered and present', () => {
		expect(manifestFindings(manifest, files)).toEqual([]);
	});

	it('refuses runtime dependencies, other peers and no nodes', () => {
		const found = manifestFindings({ dependencies: { axios: '1' } }, beside);
		expect(found).toEqual([
			'axios is a runtime dependency',
			'the peers are "", not n8n-workflow alone',
			'no node is registered',
		]);
	});

	it('refuses a codex that is missing and a node that is not registered', () => {
		const other = 'dist/nodes/Beta/Beta.node.js';
		const found = manifestFindings(manifest, [...files.filter((file) => file !== codex), other]);
		expect(found).toEqual([`${codex} is missing`, `${other} is not registered`]);
	});
});

describe('loading with what n8n provides', () => {
	let workDir = '';

	function unpacked(code: string, withIcon = true): string {
		const packageDir = join(workDir, 'package');
		const contents: Record<string, string> = {
			'package.json': JSON.stringify({ n8n: { nodes: [node] } }),
			[node]: code,
			...(withIcon ? { 'dist/icons/alpha.svg': '<svg/>' } : {}),
		};
		for (const [file, text] of Object.entries(contents)) {
			mkdirSync(dirname(join(packageDir, file)), { recursive: true });
			writeFileSync(join(packageDir, file), text);
		}
		return packageDir;
	}

	function alpha(imports: string): string {
		return `${imports}
exports.Alpha = class { description = { icon: 'file:../../icons/alpha.svg' }; };`;
	}

	beforeEach(() => {
		workDir = mkdtempSync(join(tmpdir(), 'chat-inbox-checks-'));
	});

	afterEach(() => rmSync(workDir, { recursive: true, force: true }));

	it('accepts n8n-workflow, zod, luxon and node:crypto', () => {
		const code = alpha("require('n8n-workflow'); require('zod'); require('luxon'); require('node:crypto');");
		expect(loadFindings(unpacked(code), root)).toEqual([]);
	});

	it('refuses a development dependency, which is installed here', () => {
		const found = loadFindings(unpacked(alpha("require('fastify');")), root);
		expect(found).toEqual([`${node} does not load: Cannot find module 'fastify'`]);
	});

	it('is not confused by code that prints', () => {
		const found = loadFindings(unpacked("console.log('loud'); exports.Beta = 1;"), root);
		expect(found).toEqual([`${node} does not load: it exports no class Alpha`]);
	});

	it('refuses a class that is not called like its file', () => {
		const found = loadFindings(unpacked('exports.Beta = class {};'), root);
		expect(found).toEqual([`${node} does not load: it exports no class Alpha`]);
	});

	it('refuses a missing icon', () => {
		const found = loadFindings(unpacked(alpha(''), false), root);
		expect(found).toEqual([
			`${node} does not load: its icon file:../../icons/alpha.svg is missing`,
		]);
	});
});

describe('sizes', () => {
	it.each([
		['nodes/Alpha/contact/create.ts', true],
		['nodes/Alpha/contact/index.ts', false],
		['nodes/Alpha/trigger/parse.ts', false],
		['nodes/Alpha/Alpha.node.ts', false],
		['nodes/shared/transport/send/vendorRequest.ts', false],
		['test/unit/a/b.ts', false],
	])('%s is an operation: %s', (file, expected) => {
		expect(isOperation(file)).toBe(expected);
	});

	it.each([
		[[], 0],
		[[7], 7],
		[[9, 1, 5], 5],
		[[4, 1, 3, 2], 2.5],
	])('median of %j is %d', (numbers, expected) => {
		expect(median(numbers)).toBe(expected);
	});
});
