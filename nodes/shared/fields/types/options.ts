import type { INodePropertyOptions } from 'n8n-workflow';

import { withoutInvisible } from '../blank';

/** A value that a choice can have. */
export type OptionValue = string | number | boolean;

/** An option as n8n's picker has it. */
export type Option = Pick<INodePropertyOptions, 'description' | 'name' | 'value'>;

/**
 * The option that a value means: the value itself, or what differs from one option's value or name
 * only in the case of letters.
 *
 * @returns undefined where it means none, or could mean several
 */
export function optionOf(options: readonly Option[], raw: unknown): OptionValue | undefined {
	const exact = options.find(({ value }) => value === raw);
	if (exact !== undefined) return exact.value;
	if (!['string', 'number', 'boolean'].includes(typeof raw)) return undefined;
	const wanted = withoutInvisible(String(raw)).toLowerCase();
	const like = (part: 'name' | 'value') =>
		options.filter((option) => String(option[part]).toLowerCase() === wanted);
	const found = like('value').length > 0 ? like('value') : like('name');
	return found.length === 1 ? found[0].value : undefined;
}

/** What to do where a value is none of the options. */
export const oneOfThese = (options: readonly Option[]): string =>
	`Give one of these: ${options.map(({ value }) => value).join(', ')}. If it is an expression, it resolved to something else for this item.`;

/** A value as an error message shows it; nothing of objects. */
export const shown = (raw: unknown): string =>
	['string', 'number', 'boolean'].includes(typeof raw) ? `: ${String(raw).slice(0, 40)}` : '';
