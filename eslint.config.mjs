import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import js from '@eslint/js';
import communityNodes from '@n8n/eslint-plugin-community-nodes';
import { createNodeResolver, flatConfigs as importX } from 'eslint-plugin-import-x';
import nodesBase from 'eslint-plugin-n8n-nodes-base';
import regexp from 'eslint-plugin-regexp';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';
import guard from './scripts/eslint/import-guard.js';

const root = dirname(fileURLToPath(import.meta.url));
const shipped = ['nodes/**/*.ts', 'credentials/**/*.ts'];
const typescript = ['**/*.ts'];

// The older plugin knows n8n's own nodes; where the community rules say the opposite, they win.
const contradictingCommunity = {
	'n8n-nodes-base/cred-class-field-documentation-url-miscased': 'off',
	'n8n-nodes-base/cred-class-field-type-options-password-missing': 'off',
	'n8n-nodes-base/node-class-description-inputs-wrong-regular-node': 'off',
	'n8n-nodes-base/node-class-description-outputs-wrong': 'off',
	'n8n-nodes-base/node-param-type-options-max-value-present': 'off',
};

export default defineConfig(
	globalIgnores(['dist/', 'packages/', 'coverage/', 'demo/node_modules/', 'demo/.runtime/']),
	{ plugins: { 'n8n-nodes-base': nodesBase, house: { rules: { 'import-guard': guard.importGuard } } } },
	{
		files: typescript,
		extends: [js.configs.recommended, tseslint.configs.recommended, importX.recommended],
		settings: {
			// The plugin's own TypeScript preset wants one more package to find files with.
			'import-x/resolver-next': [createNodeResolver({ extensions: ['.ts', '.js', '.json'] })],
			'import-x/extensions': ['.ts', '.js'],
			'import-x/external-module-folders': ['node_modules'],
			'import-x/parsers': { '@typescript-eslint/parser': ['.ts'] },
		},
		rules: {
			// The compiler resolves imports already, and knows more about them.
			'import-x/no-unresolved': 'off',
			'import-x/named': 'off',
			'import-x/namespace': 'off',
			'import-x/default': 'off',
		},
	},
	{
		files: shipped,
		extends: [communityNodes.configs.recommended],
		plugins: { regexp },
		// A waiver is not read here: the published scan does not read them either.
		linterOptions: { noInlineConfig: true },
		rules: {
			'no-console': 'error',
			// Vendors and callers write the texts: one whose time grew with the square of its length stopped n8n.
			'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
			'regexp/no-super-linear-move': 'error',
			'house/import-guard': ['error', { root }],
		},
	},
	{
		files: ['nodes/**/*.ts'],
		rules: { ...nodesBase.configs.nodes.rules, ...contradictingCommunity },
	},
	{
		files: ['credentials/**/*.ts'],
		rules: { ...nodesBase.configs.credentials.rules, ...contradictingCommunity },
	},
	{
		files: ['package.json'],
		extends: [communityNodes.configs.recommended],
		languageOptions: { parser: tseslint.parser },
		rules: { ...nodesBase.configs.community.rules },
	},
);
