import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INodeProperties } from 'n8n-workflow';
import { platforms } from '../../scripts/registry';
import { services } from '../../scripts/packages/services';
import { root } from './files';

// What docs/verification.md says of n8n's UX guidelines and nothing else holds.

const nodes = services().flatMap((service) => service.nodes);

/** Parameters with all that are inside of collections, fixed collections and locators. */
function allOf(properties: readonly INodeProperties[]): INodeProperties[] {
	return properties.flatMap((property) => {
		const inside = (property.options ?? []).flatMap((option) => {
			if ('values' in option) return option.values;
			return 'type' in option ? [option] : [];
		});
		return [property, ...allOf([...inside, ...(property.modes ?? [])] as INodeProperties[])];
	});
}



it.each(platforms())('$title has actions in sentence case, without articles', ({ resources }) => {
	const actions = resources.flatMap(({ operations }) => operations.map(({ action }) => action));
	expect(actions.filter((action) => /\b(a|an|the)\b/i.test(action))).toEqual([]);
	expect(actions.filter((action) => !/^[A-Z][^A-Z]/.test(action))).toEqual([]);
});

it.each(nodes)('$file has placeholders that begin with "e.g."', ({ node }) => {
	// What opens a list is a button's label; for an email address n8n's linter wants one text only.
	const isButton = ({ type }: INodeProperties) => type === 'collection' || type === 'fixedCollection';
	const strange = allOf(node.description.properties)
		.filter((property) => !isButton(property))
		.map(({ placeholder }) => placeholder ?? '')
		.filter((text) => text !== '' && text !== 'name@email.com' && !text.startsWith('e.g. '));
	expect(strange).toEqual([]);
});

it('no message says "error", "problem", "failure" or "mistake"', () => {
	const page = readFileSync(join(root, 'docs', 'errors.md'), 'utf8');
	const messages = [...page.matchAll(/^\| ([^|]+) \|/gm)].map(([, message]) => message);
	expect(messages.length).toBeGreaterThan(50);
	// A word in code marks is the vendor's.
	const said = messages.map((message) => message.replace(/`[^`]*`/g, ''));
	expect(said.filter((text) => /\b(error|problem|failure|mistake)s?\b/i.test(text))).toEqual([]);
});

it('keys and secrets are password fields', () => {
	const secrets = services()
		.flatMap(({ credentials }) => credentials)
		.flatMap(({ credential }) => credential.properties)
		.filter(({ name }) => /key|secret|token|password/i.test(name));
	expect(secrets.length).toBeGreaterThan(0);
	for (const { typeOptions } of secrets) expect(typeOptions?.password).toBe(true);
});

it('the report template names every node', () => {
	const text = readFileSync(join(root, '.github', 'ISSUE_TEMPLATE', 'bug.yml'), 'utf8');
	for (const { node } of nodes) expect(text).toContain(`        - ${node.description.displayName}\n`);
});

describe('docs/verification.md', () => {
	const page = readFileSync(join(root, 'docs', 'verification.md'), 'utf8');
	const named = [...page.matchAll(/`([^`]+)`/g)].map(([, text]) => text);

	it('names only files that there are', () => {
		const files = named.filter((text) => /^(test|scripts|docs|nodes)\/[\w./-]+\.\w+$/.test(text));
		expect(files.length).toBeGreaterThan(10);
		expect(files.filter((file) => !existsSync(join(root, file)))).toEqual([]);
	});

	it('names only scripts that there are', () => {
		const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
			scripts: Record<string, string>;
		};
		const commands = named.flatMap((text) => /^npm run ([\w:]+)/.exec(text)?.[1] ?? []);
		expect(commands.filter((command) => !(command in scripts))).toEqual([]);
	});
});
