import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import type { ICredentialType } from 'n8n-workflow';
import { sensitiveOutputFieldsOf } from '../../nodes/shared/operation';
import { platforms } from '../../scripts/registry';
import { root, sourcesBelow } from './files';
import {
	codexFindings,
	credentialFindings,
	descriptionFindings,
	iconFindings,
	operationFindings,
	registrationFindings,
	type Registered,
} from './rules/node';
import { undescribed } from './rules/wording';

const load = createRequire(__filename);
const read = (file: string) => readFileSync(join(root, file), 'utf8');
const manifest = JSON.parse(read('package.json')) as { name: string; n8n: Registered };
const all = platforms();
const nodes = all.flatMap(({ action, triggers }) => [action, ...triggers]);

const iconsBeside = (file: string) => (address: string) => {
	const path = join(root, dirname(file), address.replace(/^file:/, ''));
	return address.startsWith('file:') && existsSync(path) ? readFileSync(path, 'utf8') : undefined;
};

const loadable = sourcesBelow('nodes', 'credentials')
	.map(({ file }) => file)
	.filter((file) => /\.(node|credentials)\.ts$/.test(file));

const credentials = loadable
	.filter((file) => file.endsWith('.credentials.ts'))
	.map((file) => {
		const exported = load(join(root, file)) as Record<string, new () => ICredentialType>;
		return { file, credential: new exported[basename(file, '.credentials.ts')]() };
	});

it('package.json lists every node and credential', () => {
	expect(registrationFindings(loadable, manifest.n8n)).toEqual([]);
});

it('every node belongs to a platform that the other tests see', () => {
	const seen = nodes.map(({ file }) => file);
	expect(loadable.filter((file) => file.endsWith('.node.ts') && !seen.includes(file))).toEqual([]);
});

describe.each(nodes)('$file', ({ file, node }) => {
	it('has a codex file that says where its documentation is', () => {
		const codex = file.replace(/\.ts$/, '.json');
		expect(existsSync(join(root, codex))).toBe(true);
		expect(codexFindings(manifest.name, node, JSON.parse(read(codex)) as object)).toEqual([]);
	});

	it('says of every parameter what to put in', () => {
		expect(undescribed(node.description.properties)).toEqual([]);
	});

	it('has icons for light and dark', () => {
		expect(iconFindings(node.description.icon, iconsBeside(file))).toEqual([]);
	});
});

it.each(all)('$title lets n8n hide the secrets that it outputs', ({ action, resources }) => {
	const { sensitiveOutputFields } = action.node.description;
	expect(sensitiveOutputFields).toEqual(sensitiveOutputFieldsOf(resources));
});

it.each(all)('$title only describes', ({ action }) => {
	expect(descriptionFindings(action.node)).toEqual([]);
});

it.each(all)('$title executes the operations that it describes, and no others', ({ action }) => {
	expect(operationFindings(action.node)).toEqual([]);
});

it.each(credentials)('$file says of every field what to put in', ({ credential }) => {
	expect(undescribed(credential.properties)).toEqual([]);
});

it.each(credentials)('$file is tested by a node and has an icon', ({ file, credential }) => {
	const tested = credentialFindings(
		credential,
		nodes.map(({ node }) => node),
	);
	expect([...tested, ...iconFindings(credential.icon, iconsBeside(file))]).toEqual([]);
});
