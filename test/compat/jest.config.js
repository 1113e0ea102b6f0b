const { join } = require('node:path');
const base = require('../../jest.config.js');

const install = process.env.COMPAT_INSTALL;
if (install === undefined) throw new Error('COMPAT_INSTALL names the folder of the n8n to test with');
const modules = join(install, 'node_modules');

/**
 * The contract and the engine suite with the engine of another n8n in place of the one that the
 * repository has. n8n's own packages come from there; so does zod, which a node gets from n8n.
 *
 * @type {import('jest').Config}
 */
module.exports = {
	...base,
	rootDir: join(__dirname, '..', '..'),
	testMatch: ['<rootDir>/test/{contract,engine}/**/*.test.ts'],
	// They test the harness against the n8n that it was written from.
	testPathIgnorePatterns: ['<rootDir>/test/engine/harness/'],
	moduleNameMapper: {
		'^(n8n-core|n8n-workflow|reflect-metadata|zod|luxon|@n8n/di|@n8n/backend-common)$': join(modules, '$1'),
		'^n8n-core/(.*)$': join(modules, 'n8n-core', '$1'),
	},
};
