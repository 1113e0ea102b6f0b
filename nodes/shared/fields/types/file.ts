import type { Field, FieldOptions, ReadingContext } from '../field';
import { InputError } from '../../transport';
import { makeField } from './makeField';
import { readTextList } from './textList';

/** Options of {@link file}. */
export interface FileOptions extends Omit<FieldOptions, 'displayName' | 'name'> {
	displayName?: string;
	name?: string;
	/** Takes several; otherwise one. */
	multiple?: boolean;
	default?: string;
}

function readFiles(raw: unknown, context: ReadingContext, multiple: boolean): string[] | undefined {
	const names = readTextList(raw, context);
	if (multiple || names === undefined || names.length === 1) return names;
	throw new InputError(
		`${context.label} names several files`,
		'Name one binary field, such as data.',
	);
}

/**
 * Files of the item, by the names of the binary fields that hold them. Whether they are there is the
 * operation's business.
 */
export function file(options: FileOptions = {}): Field<string[]> {
	const { multiple = false, default: value = 'data' } = options;
	const common = multiple
		? { displayName: 'Input Binary Fields', name: 'binaryPropertyNames' }
		: { displayName: 'Input Binary Field', name: 'binaryPropertyName' };
	const hint = multiple
		? 'The names of the input binary fields that hold the files, comma-separated'
		: 'The name of the input binary field that holds the file';
	const description =
		'As the Binary tab of the input shows it, such as data; an earlier node must have put the file there';
	return makeField(
		{ hint, description, ...common, ...options },
		{
			type: 'file',
			property: { type: 'string', default: value },
			blank: 'leaveOut',
			read: (raw, context) => readFiles(raw, context, multiple),
		},
	);
}
