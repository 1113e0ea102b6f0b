const path = require('node:path');

// What n8n itself provides to a community package at run time, and nothing more. The community
// rule lets every devDependency through, which lints here and fails on the user's server.
const PROVIDED = ['n8n-workflow', 'zod', 'luxon', 'node:crypto'];

/**
 * The part of the package that a file belongs to. Two files of one area may import each other.
 *
 * @param {string} file path relative to the package root, with any separator
 * @returns {string | undefined} `credentials`, `nodes/<Folder>`, or undefined when it is not shipped
 */
function areaOf(file) {
	const [top, folder, ...rest] = file.split(/[\\/]/);
	if (top === 'credentials' && folder !== undefined) return top;
	if (top === 'nodes' && rest.length > 0) return `nodes/${folder}`;
	return undefined;
}

/**
 * Why code of one area may not import another, if it may not.
 *
 * @param {string} from area of the importing file
 * @param {string | undefined} to area of the imported file
 * @returns {'outside' | 'sharedImportsPlatform' | 'platformImportsPlatform' | undefined}
 */
function violation(from, to) {
	if (to === undefined) return 'outside';
	if (to === from || to === 'nodes/shared') return undefined;
	if (from === 'nodes/shared') return 'sharedImportsPlatform';
	if (from === 'credentials' || to === 'credentials') return undefined;
	return 'platformImportsPlatform';
}

/** @param {string} file with any separator */
const posix = (file) => file.replaceAll('\\', '/');

// Rooms of nodes/shared with a surface: what others need of them stands in their index.ts.
const ROOM = /^nodes\/shared\/(fields|operation|transport|wait|webhook)(?:\/(.*))?$/;

/**
 * Whether an import reaches past the surface of a room.
 *
 * @param {string} from the importing file, relative to the package root, with forward slashes
 * @param {string} to the imported file without its ending, likewise
 */
function isPastSurface(from, to) {
	const [, room, inside] = ROOM.exec(to) ?? [];
	if (room === undefined || ROOM.exec(from)?.[1] === room) return false;
	return inside !== undefined && inside !== 'index';
}

/**
 * ESLint rule: code in `nodes/` and `credentials/` imports only what is there at run time, and
 * platforms stay apart from one another. Types count too, so that no file needs a second look.
 *
 * Options: `[{ root }]`, the absolute package root that paths are judged against.
 *
 * @type {import('eslint').Rule.RuleModule}
 */
const importGuard = {
	meta: {
		type: 'problem',
		schema: [
			{
				type: 'object',
				properties: { root: { type: 'string' } },
				required: ['root'],
				additionalProperties: false,
			},
		],
		messages: {
			notProvided: `'{{ source }}' is absent at run time: import only ${PROVIDED.join(', ')} and relative paths.`,
			deepImport: "'{{ source }}' reaches into a package: import '{{ name }}' itself.",
			outside: "'{{ source }}' leaves nodes/ and credentials/, which are all that is published.",
			sharedImportsPlatform: "'{{ source }}' belongs to a platform: nodes/shared imports none.",
			platformImportsPlatform:
				"'{{ source }}' belongs to another platform: move what both need to nodes/shared.",
			pastSurface: "'{{ source }}' reaches into a room: import its index.ts, and export there what is needed.",
			notLiteral: 'Import by a literal name, so that the import guard can judge it.',
		},
	},
	create(context) {
		const { root } = context.options[0];
		const file = path.relative(root, context.filename);
		const from = areaOf(file);
		if (from === undefined) return {};

		/**
		 * @param {import('eslint').Rule.Node} node
		 * @param {{ value?: unknown } | null | undefined} literal
		 */
		function check(node, literal) {
			const source = literal?.value;
			if (typeof source !== 'string') {
				context.report({ node, messageId: 'notLiteral' });
				return;
			}
			if (source.startsWith('.')) {
				const target = path.join(path.dirname(file), source);
				const messageId = violation(String(from), areaOf(target));
				const past = isPastSurface(posix(file), posix(target)) ? 'pastSurface' : undefined;
				const found = messageId ?? past;
				if (found) context.report({ node, messageId: found, data: { source } });
				return;
			}
			if (PROVIDED.includes(source)) return;
			const name = PROVIDED.find((provided) => source.startsWith(`${provided}/`));
			const messageId = name ? 'deepImport' : 'notProvided';
			context.report({ node, messageId, data: { source, name: name ?? source } });
		}

		return {
			ImportDeclaration: (node) => check(node, node.source),
			ExportAllDeclaration: (node) => check(node, node.source),
			ExportNamedDeclaration: (node) => {
				if (node.source) check(node, node.source);
			},
			ImportExpression: (node) => check(node, /** @type {{ value?: unknown }} */ (node.source)),
			TSExternalModuleReference: (node) => check(node, node.expression),
			TSImportType: (node) => check(node, node.source),
			'CallExpression[callee.name="require"]': (node) => check(node, node.arguments[0]),
			'CallExpression[callee.object.name="require"]': (node) => check(node, node.arguments[0]),
			'CallExpression[callee.object.name="module"][callee.property.name="require"]': (node) =>
				check(node, node.arguments[0]),
		};
	},
};

module.exports = { importGuard };
