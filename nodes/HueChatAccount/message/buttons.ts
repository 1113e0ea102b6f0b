import {
	inBody,
	isBlank,
	jsonValue,
	makeField,
	readChoice,
	readText,
	rowText,
	rowsIn,
	rowsProperty,
	trimmed,
} from '../../shared/fields';
import type { Field } from '../../shared/fields';
import { isObject } from '../../shared/object';
import { InputError } from '../../shared/transport';

/** What one button of a template takes. */
export interface ButtonValue {
	type: string;
	parameter?: string;
}

/** A button that keeps its position and takes nothing. */
export const NO_VALUE = 'quick_reply';

const TYPES = [
	{ name: 'Copy Code', value: 'copy_code', description: 'The value is the code to copy' },
	{
		name: 'Takes No Value',
		value: NO_VALUE,
		description: 'A button without a value, such as a quick reply; keeps its position',
	},
	{
		name: 'URL',
		value: 'url',
		description: 'The value is the variable part of the URL',
	},
];

const EXAMPLE = '[{"type": "url", "parameter": "orders/7"}]';
const GROUP = 'button';

function buttonOf(entry: Record<string, unknown>, place: number, field: string): ButtonValue {
	const label = `The value of button ${place} in ${field}`;
	const type = readChoice(entry.type, `The type of button ${place} in ${field}`, TYPES);
	if (type === NO_VALUE) return { type };
	const { parameter } = entry;
	if (!isBlank(parameter)) return { type, parameter: trimmed(readText(parameter, label)) };
	throw new InputError(
		`${label} is empty`,
		'Fill it in, or choose Takes No Value. If it is an expression, it resolved to an empty value for this item.',
	);
}

function buttonsOf(
	entries: ReadonlyArray<Record<string, unknown>>,
	field: string,
): ButtonValue[] | undefined {
	if (entries.length === 0) return undefined;
	return entries.map((entry, index) => buttonOf(entry, index + 1, field));
}

function fromJson(raw: unknown, label: string): ButtonValue[] | undefined {
	const list = jsonValue(raw, label, EXAMPLE);
	if (Array.isArray(list) && list.every(isObject)) return buttonsOf(list, label);
	throw new InputError(`${label} is not a list of buttons`, `Write it like ${EXAMPLE}.`);
}

const common = {
	show: { kind: ['template'] },
	to: inBody('template_params.processed_params.buttons'),
};

/** What the buttons of a template take, in the order of the buttons: as rows, or as JSON. */
export const buttons: Field[] = [
	makeField<ButtonValue[]>(
		{
			displayName: 'Buttons',
			name: 'buttons',
			description: 'Values for the buttons of the template, in the order of the buttons',
			...common,
		},
		{
			type: 'keyValues',
			property: rowsProperty({
				group: GROUP,
				displayName: 'Button',
				values: [
					{
						displayName: 'Type',
						name: 'type',
						type: 'options',
						options: TYPES,
						default: 'url',
						description: 'What the button does, as in the template',
					},
					rowText('Value', 'parameter', {
						placeholder: 'e.g. orders/7',
						description: 'What completes the URL of the button, or the code to copy',
					}),
				],
			}),
			blank: 'refuse',
			read: (raw, { label }) => buttonsOf(rowsIn(raw, GROUP, label), label),
		},
	),
	makeField<ButtonValue[]>(
		{
			displayName: 'Buttons JSON',
			name: 'buttonsJson',
			description: `The same as a list such as ${EXAMPLE}`,
			...common,
		},
		{
			type: 'keyValues',
			property: { type: 'json', default: '[]' },
			blank: 'refuse',
			read: (raw, { label }) => fromJson(raw, label),
		},
	),
];
