import { join } from 'node:path';
import { Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import { importGuard } from '../../scripts/eslint/import-guard';

const root = join(__dirname, '..', '..');

function judge(file: string, code: string): string[] {
	const linter = new Linter({ cwd: root });
	const messages = linter.verify(
		code,
		[
			{
				files: ['**/*.ts'],
				languageOptions: { parser: tseslint.parser as Linter.Parser },
				plugins: { house: { rules: { 'import-guard': importGuard } } },
				rules: { 'house/import-guard': ['error', { root }] },
			},
		],
		{ filename: join(root, file) },
	);
	return messages.map((message) => message.messageId ?? message.message);
}

const node = 'nodes/Alpha/contact/create.ts';
const shared = 'nodes/shared/transport/rateLimit/limiterRegistry.ts';
const credential = 'credentials/AlphaApi.credentials.ts';

describe('allowed', () => {
	it.each([
		[node, "import { NodeApiError } from 'n8n-workflow';"],
		[node, "import type { INodeProperties } from 'n8n-workflow';"],
		[node, "import { z } from 'zod';"],
		[node, "import { DateTime } from 'luxon';"],
		[node, "import { createHash } from 'node:crypto';"],
		[node, "import { contact } from './index';"],
		[node, "import { operation } from '../../shared/operation';"],
		[shared, "import { text } from '../../fields';"],
		[shared, "import { Attempt } from '../run/attempt';"],
		[node, "export { a } from '../other'; export const b = 1;"],
		[shared, "import { once } from '../once/entry';"],
		[credential, "import { bearer } from '../nodes/shared/fields';"],
		['sandbox/index.ts', "import fastify from 'fastify';"],
		['test/unit/x.test.ts', "import { a } from '../../nodes/Alpha/a';"],
	])('%s: %s', (file, code) => {
		expect(judge(file, code)).toEqual([]);
	});
});

describe('refused', () => {
	it.each([
		['pastSurface', node, "import { operation } from '../../shared/operation/operation';"],
		['pastSurface', shared, "import type { Field } from '../../fields/field';"],
		['pastSurface', credential, "import { bearer } from '../nodes/shared/fields/credential';"],
		['notProvided', node, "import { fetch } from 'undici';"],
		['notProvided', node, "import type { Config } from 'jest';"],
		['notProvided', node, "import { createHash } from 'crypto';"],
		['notProvided', node, "import fs from 'node:fs';"],
		['notProvided', node, "import 'n8n-workflow-extras';"],
		['notProvided', node, "export * from 'lodash';"],
		['notProvided', node, "export { get } from 'lodash';"],
		['notProvided', node, "const a = require('fastify');"],
		['notProvided', node, "const a = require.resolve('fastify');"],
		['notProvided', node, "const a = module.require('fastify');"],
		['notProvided', node, "import a = require('fastify');"],
		['notProvided', node, "export type A = import('fastify').FastifyInstance;"],
		['notProvided', node, "export const a = () => import('fastify');"],
		['notProvided', credential, "import axios from 'axios';"],
		['notLiteral', node, 'export const load = (name: string) => import(name);'],
		['notLiteral', node, 'export const load = (name: string) => require(name);'],
		['deepImport', node, "import { a } from 'n8n-workflow/dist/cjs/errors';"],
		['deepImport', node, "import { z } from 'zod/v4';"],
		['deepImport', node, "import { DateTime } from 'luxon/src/datetime';"],
		['outside', node, "import pack from '../../../package.json';"],
		['outside', node, "import { startSandbox } from '../../../sandbox';"],
		['outside', shared, "import { a } from '../../../../test/unit/a';"],
		['platformImportsPlatform', node, "import { a } from '../../Beta/contact/create';"],
		['platformImportsPlatform', node, "import type { A } from '../../Beta/Beta.node';"],
		['sharedImportsPlatform', shared, "import { a } from '../../../Alpha/contact/create';"],
		[
			'sharedImportsPlatform',
			shared,
			"import { A } from '../../../credentials/AlphaApi.credentials';",
		],
	])('%s: %s: %s', (messageId, file, code) => {
		expect(judge(file, code)).toEqual([messageId]);
	});
});
