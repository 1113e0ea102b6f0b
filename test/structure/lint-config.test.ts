import { lintTexts } from './lint';
import type { LintedText } from './lint';

interface Sample extends LintedText {
	rule: string;
}

// Each guard of the lint configuration, with the smallest code that must set it off.
const samples: Sample[] = [
	{
		rule: 'regexp/no-super-linear-backtracking',
		file: 'nodes/Sample/a.ts',
		code: "export const a = (text: string) => /^\\s*(?:0*|2\\d\\d)?\\s*$/.test(text);\n",
	},
	{
		rule: 'regexp/no-super-linear-move',
		file: 'nodes/Sample/a.ts',
		code: "export const a = (text: string) => text.replace(/[.\\s]+$/, '');\n",
	},
	{
		rule: 'house/import-guard',
		file: 'nodes/Sample/a.ts',
		code: "import { fetch } from 'undici';\nexport const a = fetch;\n",
	},
	{
		rule: 'house/import-guard',
		file: 'credentials/a.ts',
		code: "import { fetch } from 'undici';\nexport const a = fetch;\n",
	},
	{
		rule: '@n8n/community-nodes/no-restricted-globals',
		file: 'nodes/Sample/a.ts',
		code: 'export const a = process.env.HOME;\n',
	},
	{
		rule: '@n8n/community-nodes/no-restricted-imports',
		file: 'nodes/Sample/a.ts',
		code: "import fs from 'node:fs';\nexport const a = fs;\n",
	},
	{
		rule: 'no-console',
		file: 'nodes/shared/a.ts',
		code: "console.log('a');\n",
	},
	{
		rule: 'no-console',
		file: 'nodes/shared/a.ts',
		code: "// eslint-disable-next-line no-console\nconsole.log('a');\n",
	},
	{
		rule: '@typescript-eslint/no-explicit-any',
		file: 'test/unit/a.ts',
		code: 'export const a: any = 1;\n',
	},
	{
		rule: 'n8n-nodes-base/node-param-description-boolean-without-whether',
		file: 'nodes/Sample/a.ts',
		code: [
			"export const a = [{ displayName: 'A', name: 'a', type: 'boolean', default: false,",
			"description: 'Sends it' }];\n",
		].join(' '),
	},
	{
		rule: 'n8n-nodes-base/cred-class-name-unsuffixed',
		file: 'credentials/Sample.credentials.ts',
		code: [
			"import type { ICredentialType } from 'n8n-workflow';",
			"export class Sample implements ICredentialType { name = 'sampleApi'; displayName = 'Sample API';",
			'properties = []; }\n',
		].join('\n'),
	},
	{
		rule: '@n8n/community-nodes/no-runtime-dependencies',
		file: 'package.json',
		code: '{ "name": "n8n-nodes-a", "dependencies": { "axios": "1.0.0" } }\n',
	},
	{
		rule: 'n8n-nodes-base/community-package-json-license-not-default',
		file: 'package.json',
		code: '{ "name": "n8n-nodes-a", "license": "ISC" }\n',
	},
];

describe('the lint configuration as it is', () => {
	let found: Array<Array<string | null>> = [];

	beforeAll(() => {
		found = lintTexts(samples).map((findings) => findings.map(({ rule }) => rule));
	}, 60_000);

	it.each(samples.map((sample, index) => ({ ...sample, index })))(
		'$rule fires in $file ($index)',
		({ rule, index }) => {
			expect(found[index]).toContain(rule);
		},
	);
});
