import ts from 'typescript';

interface Cut {
	from: number;
	to: number;
	by: string;
}

/** The imports of modules that are not there, as statements and as the names they bring. */
function missingImports(source: ts.SourceFile, isMissing: (module: string) => boolean) {
	const statements = source.statements
		.filter(ts.isImportDeclaration)
		.filter(({ moduleSpecifier }) => isMissing((moduleSpecifier as ts.StringLiteral).text));
	const names = statements.flatMap(({ importClause }) => {
		const bindings = importClause?.namedBindings;
		if (bindings === undefined || !ts.isNamedImports(bindings)) return [];
		return bindings.elements.map(({ name }) => name.text);
	});
	return { statements, names: new Set(names) };
}

/**
 * Takes the imports of modules that a package leaves out, and what they stand for, out of a list: an
 * index of platforms then names only those that are there.
 *
 * @param file for messages
 * @throws Error where such an import is used elsewhere than as an element of an array
 */
export function pruned(file: string, text: string, isMissing: (module: string) => boolean): string {
	const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
	const { statements, names } = missingImports(source, isMissing);
	if (statements.length === 0) return text;
	const cuts: Cut[] = statements.map((statement) => ({
		from: statement.getFullStart(),
		to: statement.getEnd(),
		by: '',
	}));
	const isNamed = (node: ts.Node) => ts.isIdentifier(node) && names.has(node.text);
	const visit = (node: ts.Node): void => {
		if (ts.isImportDeclaration(node)) return;
		if (ts.isArrayLiteralExpression(node) && node.elements.some(isNamed)) {
			const kept = node.elements.filter((element) => !isNamed(element));
			kept.forEach(visit);
			const by = `[${kept.map((element) => element.getText()).join(', ')}]`;
			cuts.push({ from: node.getStart(), to: node.getEnd(), by });
			return;
		}
		if (isNamed(node)) throw new Error(`${file} uses ${node.getText()}, which the package lacks`);
		ts.forEachChild(node, visit);
	};
	visit(source);
	return cuts
		.sort((a, b) => b.from - a.from)
		.reduce((left, { from, to, by }) => left.slice(0, from) + by + left.slice(to), text)
		.trimStart();
}
