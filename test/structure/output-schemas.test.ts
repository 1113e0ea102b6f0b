import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadOutputSchema, resolveOutputSchemaPath } from 'n8n-core';

import { outputSchemaOf, writeSchemaFiles, jsonSchemaOf } from '../../scripts/outputSchemas';
import { platforms } from '../../scripts/registry';
import { orNull } from '../../nodes/shared/operation';
import { root } from './files';

// n8n's own look-up finds the files that the build writes, and n8n's own nodes have such files.

const folder = mkdtempSync(join(tmpdir(), 'schemas-'));
beforeAll(() => writeSchemaFiles(folder));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const operations = platforms().flatMap(({ folder: name, action, resources }) =>
	resources.flatMap((resource) =>
		resource.operations.map((operation) => ({
			id: `${name}: ${resource.value}: ${operation.value}`,
			ref: {
				nodeDir: join(folder, 'nodes', name),
				version: [action.node.description.version].flat()[0],
				resource: resource.value,
				operation: operation.value,
			},
			operation,
		})),
	),
);

it.each(operations)('$id is found by n8n', ({ ref, operation }) => {
	// The editor asks for one path; n8n's builder looks through the versions.
	expect(existsSync(resolveOutputSchemaPath(ref) ?? '')).toBe(true);
	const found = loadOutputSchema({ ...ref, versionFallback: true });
	expect(found).toEqual({ ...jsonSchemaOf(outputSchemaOf(operation)), version: 1 });
});

it('writes types as n8n reads them: of several the first, properties below a plain object', () => {
	const schema = { id: 'integer', 'name?': 'string|null', tags: ['string'], by: orNull({}) } as const;
	expect(jsonSchemaOf(schema)).toEqual({
		type: 'object',
		properties: {
			id: { type: 'integer' },
			name: { type: ['string', 'null'] },
			tags: { type: 'array', items: { type: 'string' } },
			by: { type: 'object', nullable: true, properties: {} },
		},
	});
});

const base = join(root, 'demo/node_modules/n8n-nodes-base/dist/nodes/Telegram/__schema__');
const inN8n = existsSync(base) ? it : it.skip;

inN8n('has the form of the files in n8n-nodes-base', () => {
	const [version] = readdirSync(base);
	const path = join(base, version, 'message', 'sendMessage.json');
	const theirs = JSON.parse(readFileSync(path, 'utf8')) as object;
	const [{ ref }] = operations;
	const ours = loadOutputSchema(ref);
	expect(Object.keys(ours ?? {}).sort()).toEqual(Object.keys(theirs).sort());
	expect(version).toMatch(/^v\d+\.\d+\.\d+$/);
	expect(readdirSync(join(folder, 'nodes', 'HitlChat', '__schema__'))).toEqual(['v1.0.0']);
});
