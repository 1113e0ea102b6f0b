import { at, inBody, placeOf, readUrl, VARIABLE_FIELDS } from '../../shared/fields';
import { placeValue } from '../../shared/operation';
import type { Check } from '../../shared/operation';
import { InputError } from '../../shared/transport';
import type { Request } from '../../shared/transport';
import { NO_VALUE } from './buttons';
import type { ButtonValue } from './buttons';

const PROCESSED = 'template_params.processed_params';
const MEDIA = ['document', 'image', 'video'];

type Form = Readonly<Record<string, string>>;

/** What a part of the template gets, where nothing else in the node gives it too. */
function place(request: Request, part: 'body' | 'buttons' | 'header', value: unknown): void {
	const path = `${PROCESSED}.${part}`;
	if (at(request, ['body', ...path.split('.')]) !== undefined) {
		throw new InputError(
			`The ${part} of the template ${part === 'buttons' ? 'are' : 'is'} given twice`,
			'The fields of the template hold it already: remove what gives it besides.',
		);
	}
	placeValue(request, inBody(path), value);
}

function headerOf(name: string, value: string): Record<string, string> {
	if (!MEDIA.includes(name)) return { [name]: value };
	return { media_url: readUrl(value, `The URL of the ${name} in the header`), media_type: name };
}

/** The buttons up to the last one that takes a value: each keeps its position. */
function buttonsOf(entries: ReadonlyArray<[index: number, ButtonValue]>): ButtonValue[] {
	const last = Math.max(...entries.map(([index]) => index));
	const byIndex = new Map(entries);
	return Array.from({ length: last + 1 }, (_, index) => byIndex.get(index) ?? { type: NO_VALUE });
}

/**
 * A check that puts what the form of a template holds where v1's family expects it: `body` and `header`
 * by placeholder, `buttons` as a list in their order.
 *
 * @throws InputError where another field gives the same part, and for an address that is none
 */
export const placeTemplateForm: Check = (request, { values }) => {
	const form = (values[VARIABLE_FIELDS] ?? {}) as Form;
	const all = Object.entries(form).map(([id, value]) => ({ ...placeOf(id), value }));
	const of = (wanted: string) => all.filter(({ place: where }) => where === wanted);
	const [body, header, buttons] = [of('body'), of('header'), of('button')];
	if (body.length > 0) {
		place(request, 'body', Object.fromEntries(body.map(({ name, value }) => [name, value])));
	}
	for (const { name, value } of header) place(request, 'header', headerOf(name, value));
	if (buttons.length === 0) return;
	const entries = buttons.map(({ index = 0, name, value }): [number, ButtonValue] => [
		index,
		{ type: name, parameter: value },
	]);
	place(request, 'buttons', buttonsOf(entries));
};
