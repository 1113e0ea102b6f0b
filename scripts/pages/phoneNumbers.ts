import { readPhone } from '../../nodes/shared/fields';
import { InputError } from '../../nodes/shared/transport/errors/outcome';
import {
	comparisons,
	differs,
	explanations,
	spellings,
	type Comparison,
	type Explanation,
} from '../../test/support/phoneJudge';
import { table } from './table';

const INTRO = `# Phone numbers

Written by \`npm run coverage:docs\` from the code itself; a test keeps it current. Do not edit it by hand.

Phone fields accept what people type and send what the vendor's document shows: \`447700900123\` or \`+447700900123\`. A number that
is recognizably incomplete is refused before anything is sent: a message to a stranger cannot be taken back.

## Without and with a Default Country Code

Every credential has an optional **Default Country Code**: the country code of the country that most of your numbers are from (\`44\`).

- **Without it** a number must include its country code. Numbers that begin with 0, or with a bracket and no \`+\`, are refused.
  Other digits are sent as they are: ten digits without \`+\` may be a national number, and nobody can tell.
  \`00\` before a 1 that begins no North American number (\`0011 44 …\`) is part of another exit code and refused.
- **With it** \`+\` and \`00\` still mean an international number, and so does the country's own exit code: 011 for 1, 010 for Japan, 0011
  for Australia, 810 for Russia. Where 00 could be only a part of that exit code (001 in Hong Kong, 002 in Korea, 0041 in Brazil) and both readings may be
  numbers, the number is refused. Everything else is read as people in that country write it: a
  trunk prefix (mostly 0; 8 in Russia and Kazakhstan, 06 in Hungary) is replaced by the code; digits that begin with the code and
  are long enough are international; all others are national. For countries without a trunk prefix a leading 0 is refused; Italy and a
  few others keep it. If mobile numbers can begin with the digits of their own country code (India, Brazil, Italy, Vietnam,
  Thailand, Kazakhstan), digits with the length of a mobile number are national. A number with more digits than any of that country is refused: without
  its + a foreign number would become a stranger's.`;

const EXAMPLES = [
	'+44 7700 900123',
	'0044 7700 900123',
	'0011 44 7700 900123',
	'+44 (0)7700 900123',
	'+44 07700 900123',
	'447700900123',
	'447700900123.0',
	'tel:+44-7700-900123',
	'whatsapp:+447700900123',
	'447700900123@c.us',
	'15551234567',
	'07700 900123',
	'7700 900123',
	'(020) 7946 0958',
	'(555) 123-4567',
	'+1 (555) 123-4567',
	'2026-01-31',
	'31.01.2026',
	'192.168.10.20',
	'447700.900123',
	'4512345 / 4512346',
	'+49 30 123456/57',
	'+44 7700 900123 ext. 5',
	'12345',
];

const EXAMPLE_CODE = '44';

function outcome(text: string, countryCode?: string): string {
	try {
		return `\`${readPhone(text, 'plus', { label: 'Phone', countryCode })}\``;
	} catch (error) {
		if (!(error instanceof InputError)) throw error;
		return `✗ ${error.message.split(': ')[0]}`;
	}
}

const examples = () =>
	table(
		['Written', 'Without', `With Default Country Code ${EXAMPLE_CODE}`],
		EXAMPLES.map((text) => [`\`${text}\``, outcome(text), outcome(text, EXAMPLE_CODE)]),
	);

function counts(all: readonly Comparison[]): string {
	const rows = spellings.map(({ name, isNational }) => {
		const own = all.filter(({ spelling }) => spelling === name);
		const right = own.filter(({ ours, wanted }) => ours === wanted).length;
		const theirs = own.filter((one) => one.theirs === one.wanted).length;
		return [name, isNational ? 'yes' : 'no', `${right} of ${own.length}`, `${theirs}`];
	});
	return table(
		['Spelling', 'With Default Country Code', 'Read as intended', 'By libphonenumber-js'],
		rows,
	);
}

function section({ title, text, covers }: Explanation, all: readonly Comparison[]): string {
	const rows = all
		.filter(covers)
		.map(({ country, written, ours, theirs }) => [
			country,
			`\`${written}\``,
			ours === undefined ? '✗' : `\`${ours}\``,
			theirs === undefined ? '✗' : `\`${theirs}\``,
		]);
	const shown = table(['Country', 'Written', 'This package', 'libphonenumber-js'], rows);
	return `### ${title}\n\n${text}\n\n${shown}`;
}

/**
 * Writes the page about phone numbers, with the judgement of libphonenumber-js.
 *
 * @returns the whole Markdown file
 */
export function phoneNumbersPage(): string {
	const all = comparisons();
	const different = all.filter(differs);
	const countries = new Set(all.map(({ country }) => country)).size;
	const parts = [
		INTRO,
		examples(),
		`## Compared with libphonenumber-js\n\nA test writes an example mobile number of ${countries} countries and territories in seven spellings and reads each with this package and with libphonenumber-js, which knows every numbering plan. This package has a small table of trunk prefixes and of how many digits numbers have at most, and no numbering plans, so it does not check whether a number exists.`,
		counts(all),
		`${different.length} of ${all.length} readings differ, each for one of these reasons.`,
		...explanations.map((one) => section(one, different)),
	];
	return `${parts.join('\n\n')}\n`;
}
