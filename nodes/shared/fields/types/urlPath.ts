import { withoutInvisible } from '../blank';
import type { Field, FieldOptions } from '../field';
import { InputError } from '../../transport';
import { makeField } from './makeField';
import { readText, refuseHalfCharacter } from './text';

/** Options of {@link urlPath}. */
export interface UrlPathOptions extends FieldOptions {
	/** Parts that the platform fills from the credential, such as `accountId` for `:accountId`. */
	parts?: readonly string[];
}

const BELOW = 'Requests go below the Base URL of the credential only.';

/** What makes a path lead elsewhere, or hides what it means; the first that fits is told. */
const FOREIGN: ReadonlyArray<[sign: RegExp, what: string, todo: string]> = [
	[/[\p{Cc}\u2028\u2029]/u, 'contains a line break or another control character', 'Remove it.'],
	[
		/^[a-z][a-z\d+.-]*:\/\//i,
		'is a whole address',
		`${BELOW} Give what follows it, such as /contacts.`,
	],
	[/\\/, 'contains a backslash', 'Separate the parts of the path by slashes.'],
	[/^\/\//, 'begins with two slashes', `That would be another host. ${BELOW}`],
	[/^\/?[^/]*@/, 'begins with a user name', `${BELOW} Begin with a slash and the first part.`],
	[/#/, 'contains #', 'Remove everything from the # on. In a name or an id write %23 for it.'],
	[
		/\?/,
		'contains a query',
		'Put what follows the question mark into Query Parameters. In a name or an id write %3F for it.',
	],
];

/** What a decoded part must not be: servers in between read it as another path. */
const DISGUISED: ReadonlyArray<[sign: RegExp, what: string, todo: string]> = [
	// Some servers cut a part at its semicolon first.
	[/^\.{1,2}(?:;|$)/, 'leads up to another path', 'Write the whole path without dots.'],
	[/[/\\]/, 'contains an encoded slash', 'Separate the parts of the path by slashes.'],
	[/[\p{Cc}\u2028\u2029]/u, 'contains an encoded control character', 'Remove it.'],
	[/%[\da-f]{2}/i, 'is encoded twice', 'Encode each part once, or not at all.'],
	[
		/^\s*(?:(?:undefined|null|nan|\[object \w+\])\s*)?$/i,
		'has an empty part',
		'If the path is an expression, part of it resolved to an empty value for this item. Otherwise remove the slash that is too many, such as one at the end.',
	],
];

function refuse(label: string, found: readonly [RegExp, string, string] | undefined): void {
	if (found !== undefined) throw new InputError(`${label} ${found[1]}`, found[2]);
}

function attemptToDecode(part: string): string | undefined {
	try {
		return decodeURIComponent(part);
	} catch {
		return undefined;
	}
}

function decoded(part: string, label: string): string {
	const text = attemptToDecode(part);
	if (text !== undefined) return text;
	throw new InputError(
		`${label} contains a % that encodes nothing`,
		'Write %25 for a percent sign.',
	);
}

/** Encoded as a part of a path may be: the signs that have a meaning only elsewhere stay readable. */
const encoded = (part: string): string =>
	encodeURIComponent(part).replace(/%(?:24|26|2B|2C|3A|3B|3D|40)/g, decodeURIComponent);

/**
 * Reads a path below the Base URL and writes it anew, each part encoded once, so that what was checked is
 * what leaves: it cannot name another host nor climb above the Base URL.
 *
 * @param parts names that may stand as `:name`, for the credential to fill
 * @throws InputError for whole addresses, dots, backslashes, queries, fragments and encoded ones of these
 */
export function readUrlPath(raw: unknown, label: string, parts: readonly string[] = []): string {
	const text = withoutInvisible(readText(raw, label));
	refuseHalfCharacter(text, label);
	refuse(
		label,
		FOREIGN.find(([sign]) => sign.test(text)),
	);
	// A slash at the end stays: `/contacts/{{ $json.id }}` without an id would be all contacts.
	const path = text.replace(/^\//, '');
	if (path === '') return '/';
	const segments = path.split('/').map((one) => {
		const part = decoded(one, label);
		refuse(
			label,
			DISGUISED.find(([sign]) => sign.test(part)),
		);
		const [, name] = /^:(\w+)$/.exec(part) ?? [];
		if (name !== undefined && !parts.includes(name)) {
			throw new InputError(
				`${label} contains :${name} where a value belongs`,
				'Put the id or the name itself there.',
			);
		}
		return encoded(part);
	});
	return `/${segments.join('/')}`;
}

/** A path below the credential's Base URL, which the user writes. */
export function urlPath(options: UrlPathOptions): Field<string> {
	return makeField(options, {
		type: 'urlPath',
		property: { type: 'string', default: '' },
		blank: 'leaveOut',
		read: (raw, { label }) => readUrlPath(raw, label, options.parts),
	});
}
