import type { Operation, Source } from '../../nodes/shared/operation/spec';
import { findContract, type Platform as Served } from '../../sandbox';
import type { RegisteredPlatform } from '../registry';
import { table } from './table';

const ON_RETRY: Record<Operation['effect'], string> = {
	read: 'Read; retried after faults',
	idempotent: 'Repeating changes nothing; retried after faults',
	send: 'Send; retried only if it certainly did not arrive',
};

const CERTAINTIES: Record<Source['certainty'], string> = {
	documented:
		'one of the five documents that this package was built from shows or states the request',
	'vendor page': 'a public page of the vendor does',
	'seen in use': 'several public programs send it; the note says what they send',
	'by convention':
		'no document shows it; it follows the conventions that the documents state, and the vendor may do otherwise',
};

const INTRO = `# Coverage

Written by \`npm run coverage:docs\` from the operations themselves; a test keeps it current. Do not edit it by hand.

**Source** is the document that a request comes from: one of the five vendors' guides that the package was built from, or another page of the
vendor. **Certainty** says how well the document supports it:`;

const RETRIES = `**On retries** says what the node does when a request fails for reasons that may be temporary:

- *Reads*, and calls whose repetition *changes nothing* because the vendor says so, are retried after 429, 502, 503, 504 and
  network faults, and after 500 if the vendor calls it transient.
- *Sends* are everything else: a second one could be a second message, contact, charge or automation. They are
  retried only if the server certainly did not accept them: after 429, or if no connection was made. If the outcome is
  ambiguous, the item is reported as such and not sent again.

[retries.md](retries.md) has the whole table.`;

interface Row {
	resource: string;
	operation: Operation;
	/** Title and section of the document, where the sandbox's contract knows them. */
	document: string;
	/** Fields of the request whose name or form no document shows. */
	guessed: readonly string[];
}

function rowsOf(platform: RegisteredPlatform, served: readonly Served[]): Row[] {
	const contracts = served.find(({ name }) => name === platform.name)?.contracts ?? [];
	return [...platform.resources]
		.sort((a, b) => a.name.localeCompare(b.name))
		.flatMap(({ name, operations }) =>
			operations.map((operation) => {
				const { method, url } = operation.request;
				const contract = findContract(contracts, method, url);
				const { document } = operation.source;
				return {
					resource: name,
					operation,
					document: contract?.document.includes(document) ? contract.document : document,
					guessed: contract?.byConvention ?? [],
				};
			}),
		);
}

/** The path as people write it: `/lists/{listId}/contacts`. */
const readablePath = (url: string) => url.replace(/:(\w+)/g, '{$1}');

function cells({ resource, operation, document, guessed }: Row): string[] {
	const { name, request, effect, handlingOf, source } = operation;
	const fields = guessed.map((field) => `\`${field}\``).join(', ');
	const note = [source.note, fields && `Fields by convention: ${fields}.`]
		.filter(Boolean)
		.join(' ');
	return [
		resource,
		name,
		handlingOf ? 'Any, as the user writes it' : `\`${request.method} ${readablePath(request.url)}\``,
		handlingOf ? 'As its method says, or the user' : ON_RETRY[effect],
		document,
		source.certainty,
		note,
	];
}

const HEAD = ['Resource', 'Operation', 'Request', 'On retries', 'Source', 'Certainty', 'Note'];

const plural = (count: number, word: string) => `${count} ${word}${count === 1 ? '' : 's'}`;

function counts(rows: readonly Row[]): string {
	// What the user writes has no source.
	const fixed = rows.filter(({ operation }) => operation.handlingOf === undefined);
	const sources = fixed.map(({ operation }) => operation.source);
	const parts = Object.keys(CERTAINTIES)
		.map((certainty) => [certainty, sources.filter((one) => one.certainty === certainty).length])
		.filter(([, count]) => count !== 0)
		.map(([certainty, count]) => `${count} ${certainty}`);
	const open = sources.filter(({ note }) => note !== undefined).length;
	const custom = rows.length === fixed.length ? '' : ', and Custom Request';
	return `${plural(fixed.length, 'operation')} (${parts.join(', ')})${custom}; ${open} with something that the documents leave open.`;
}

function section(platform: RegisteredPlatform, rows: readonly Row[]): string {
	const triggers = platform.triggers.map(
		({ node: { description } }) =>
			`- Trigger **${description.displayName}**: ${description.description}.`,
	);
	return [`## ${platform.title}`, counts(rows), table(HEAD, rows.map(cells)), triggers.join('\n')]
		.filter((part) => part !== '')
		.join('\n\n');
}

/**
 * Writes the coverage page: where every request of every node comes from.
 *
 * @param platforms from the registry
 * @param served the sandbox's platforms, whose contracts know the fields that no document shows
 * @returns the whole Markdown file
 */
export function coveragePage(
	platforms: readonly RegisteredPlatform[],
	served: readonly Served[],
): string {
	const tables = platforms.map((platform) => ({ platform, rows: rowsOf(platform, served) }));
	const all = tables.flatMap(({ rows }) => rows);
	const certainties = Object.entries(CERTAINTIES).map(([name, text]) => `- *${name}*: ${text}.`);
	const parts = [
		INTRO,
		certainties.join('\n'),
		RETRIES,
		`In all: ${plural(platforms.length, 'platform')}, ${counts(all)}`,
		...tables.map(({ platform, rows }) => section(platform, rows)),
	];
	return `${parts.join('\n\n')}\n`;
}
