import { FIELD_TYPES, type Field, type FieldType } from '../../nodes/shared/fields';
import { awkwardGroups, written, type AwkwardGroup } from '../../test/support/awkwardValues';
import { reading } from '../../test/support/fieldContract';
import { fieldSamples, readingContext } from '../../test/support/fieldSamples';
import { table } from './table';

const INTRO = `# What each type of field does with each value

Written by \`npm run coverage:docs\` from the types themselves; a test keeps it current. Do not edit it by hand.

Every field of every node has one of the types below. The type decides which values are accepted, what becomes of them, which are refused, and with which message; no
operation does that itself. Values come from the editor, from expressions, from spreadsheets and databases, and from AI agents,
which write numbers, flags and lists as text.

The rule is: **if the meaning is certain, the value is accepted; if not, the item is refused before anything is sent.**`;

const LEGEND = `In the tables:

- a value is what the request contains (JSON), **=** a text that is sent unchanged;
- **–** means that the value is blank. An optional text, ID, list, email, phone, URL or JSON is then left out. An optional flag,
  choice, date or number that you added, and every filter whose expression resolves to nothing, is refused instead ("… is empty"):
  leaving it out would change what happens. Required fields always refuse it;
- **✗** means that the item is refused, with a message that names the field.

Single-line texts are trimmed; multi-line messages are sent exactly as they are. Times without an offset are read in the
workflow's time zone (here Europe/Berlin).`;

/** What the table's column stands for, where the type alone does not say it. */
const SETTINGS: Readonly<Partial<Record<FieldType, string>>> = {
	text: 'a single-line text',
	id: 'an ID that the vendor writes as text; others are whole numbers or UUIDs and refuse anything else',
	phone: 'with `+`, without a Default Country Code; see [phone numbers](phone-numbers.md)',
	integer: 'of at least 1',
	amount: 'of at least 0',
	choice: 'of `open` and `closed`',
	choices: 'of `open` and `closed`',
	dateTime: 'as ISO 8601 in UTC; others are written as days or as Unix seconds',
	jsonObject: 'an object, or JSON of one',
	keyValues: 'the rows; they have a JSON field beside them, for values that are not text',
	templateVariables:
		'the JSON; blank variables, line breaks and long runs of blanks are what WhatsApp refuses',
	locator: 'chosen from a list, or an ID that is entered',
	file: "the name of one of the item's binary fields",
	group: 'several fields under one name; each is read by its own type',
};

const LONGEST = 48;

const code = (text: string) => {
	const short = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
	return short.includes('`') ? `\`\` ${short} \`\`` : `\`${short}\``;
};

const isText = (value: unknown) => typeof value === 'string';

function cell(field: Field, value: unknown): string {
	const result = reading(field, value, readingContext);
	if (result.kind === 'blank') return '–';
	if (result.kind === 'refused') return '✗';
	const read = written(result.value);
	return isText(value) && read === written(value) ? '=' : code(read);
}

function section({ title, values }: AwkwardGroup): string {
	const rows = values.map(({ shown, value }) => [
		code(shown),
		...FIELD_TYPES.map((type) => cell(fieldSamples[type], value)),
	]);
	return `### ${title}\n\n${table(['Value', ...FIELD_TYPES], rows)}`;
}

/** The words in which a type refuses, each with the first value that it refuses so. */
function refusals(type: FieldType): string[][] {
	const found = new Map<string, string[]>();
	for (const { shown, value } of awkwardGroups.flatMap((group) => group.values)) {
		const result = reading(fieldSamples[type], value, readingContext);
		if (result.kind !== 'refused') continue;
		const [words] = result.message.split(': ');
		const kind = words.replace(/\d+|variable \S+/g, '');
		if (!found.has(kind)) found.set(kind, [type, words, code(shown), result.description]);
	}
	return [...found.values()];
}

/**
 * Writes the page that says what each type of field does with each awkward value.
 *
 * @returns the whole Markdown file
 */
export function fieldTypesPage(): string {
	const settings = FIELD_TYPES.map((type) => [type, SETTINGS[type] ?? '']);
	const words = FIELD_TYPES.flatMap(refusals);
	const parts = [
		INTRO,
		`## The types\n\n${table(['Type', 'As in the tables below'], settings)}`,
		`## Values\n\n${LEGEND}`,
		...awkwardGroups.map(section),
		`## Messages\n\nThe field is called *Field* here; each row shows one value that is refused with this message.`,
		table(['Type', 'Message', 'For example', 'What to do'], words),
	];
	return `${parts.join('\n\n')}\n`;
}
