import * as ts from 'typescript';

/** A source file, by its path below the repository with forward slashes. */
export interface SourceText {
	file: string;
	text: string;
}

const LONGEST = 200;

const parse = ({ file, text }: SourceText) =>
	ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);

function hasBlock(node: ts.Node): boolean {
	return ts.isBlock(node) || (ts.forEachChild(node, hasBlock) ?? false);
}

function isTable(initializer: ts.Expression | undefined): boolean {
	if (initializer === undefined || hasBlock(initializer)) return false;
	return ts.isObjectLiteralExpression(initializer) || ts.isArrayLiteralExpression(initializer);
}

/** The lines of constants that are one object or list without statements in it. */
function linesOfTables(source: ts.SourceFile): number {
	const lineAt = (position: number) => source.getLineAndCharacterOfPosition(position).line;
	return source.statements
		.filter(ts.isVariableStatement)
		.filter(({ declarationList }) =>
			declarationList.declarations.every(({ initializer }) => isTable(initializer)),
		)
		.reduce((sum, node) => sum + lineAt(node.end) - lineAt(node.getStart()) + 1, 0);
}

/** Files with too many lines; tables of data may be as long as they need. */
export function tooLong(source: SourceText): string[] {
	const { file, text } = source;
	if (text.trimEnd().split('\n').length <= LONGEST) return [];
	const lines = text.trimEnd().split('\n').length - linesOfTables(parse(source));
	return lines <= LONGEST ? [] : [`${file} has ${lines} lines`];
}

const WAYS_OUT: Array<[RegExp, string]> = [
	[/\bhttpRequest\w*\s*[.(]/, 'calls n8n’s request helper'],
	[/\bhelpers\s*\.\s*request\w*/, 'calls n8n’s older request helper'],
	[/\bmakeRoutingRequest\b/, 'calls n8n’s routing'],
	[/\bfetch\s*\(/, 'calls fetch'],
	[/\bpreSend\b/, 'has a preSend'],
];

// The executor hands n8n's helper to the transport.
const HANDS_OVER = 'nodes/shared/operation/context.ts';

/** Requests that do not leave through the transport. */
export function otherWaysOut({ file, text }: SourceText): string[] {
	if (file.startsWith('nodes/shared/transport/') || file === HANDS_OVER) return [];
	const code = text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
	return WAYS_OUT.filter(([pattern]) => pattern.test(code)).map(([, what]) => `${file} ${what}`);
}

const ADDRESS = /\burl\s*(?::|=(?!=))\s*`([^`]*)`/g;
// These two encode what they put into an address.
const JOINED =
	/\.url\s*\+?=(?!=)(?!\s*`)(?![^;]*\b(?:encodeURIComponent|fillPath|fillFromCredential)\()[^;]*/;

/** Code that writes an address by itself without encoding what it puts there. */
export function unencodedAddresses({ file, text }: SourceText): string[] {
	if (file.startsWith('nodes/shared/transport/')) return [];
	const isRaw = (part: string) => !part.startsWith('encodeURIComponent(');
	const found = [...text.matchAll(ADDRESS)].some(([, address = '']) =>
		address.split('${').slice(1).some(isRaw),
	);
	return found || JOINED.test(text) ? [`${file} builds an address without encoding`] : [];
}

const isFunction = (node: ts.Node | undefined): boolean =>
	node !== undefined && (ts.isArrowFunction(node) || ts.isFunctionExpression(node));

const isExported = (node: ts.Node) =>
	ts.canHaveModifiers(node) &&
	(ts.getModifiers(node) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);

function functionNames(node: ts.Node): string[] {
	if (ts.isFunctionDeclaration(node)) return [node.name?.text ?? 'default'];
	if (!ts.isVariableStatement(node)) return [];
	return node.declarationList.declarations
		.filter(({ initializer }) => isFunction(initializer))
		.map(({ name }) => name.getText());
}

/** Exported functions that no TSDoc describes. */
export function undescribed(source: SourceText): string[] {
	const findings: string[] = [];
	ts.forEachChild(parse(source), (node) => {
		if (!isExported(node) || ts.getJSDocCommentsAndTags(node).length > 0) return;
		for (const name of functionNames(node)) findings.push(`${source.file}: ${name} has no TSDoc`);
	});
	return findings;
}

const BY_HAND: Array<[RegExp, string]> = [
	[/\bkind: '(field|collection)'/, 'makes a field without a builder'],
	[/\brouting:/, 'tells n8n’s routing something'],
	// n8n evaluates that of a default, as it does what a user writes.
	[/(?<!\bdefault: )['"`]=\{\{/, 'has an expression, which the executor does not evaluate'],
];

/** Operations of a platform are data made by builders; the description is derived from them. */
export function describedByHand({ file, text }: SourceText): string[] {
	const match = /^nodes\/([^/]+)\/([^/]+)\/[^/]+\.ts$/.exec(file);
	if (match === null || match[1] === 'shared' || match[2] === 'trigger') return [];
	return BY_HAND.filter(([pattern]) => pattern.test(text)).map(([, what]) => `${file} ${what}`);
}
