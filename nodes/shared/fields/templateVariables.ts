import type { INodeProperties } from 'n8n-workflow';

import type { ItemView } from '../operation/operationPolicy';
import { inBody } from './field';
import {
	readVariableRows,
	readVariablesJson,
	templateVariables as typedFields,
} from './types/templateVariables';

/** The parameters that `templateVariables` reads. */
export const variableParameters = ['variablesMode', 'variables', 'variablesJson'];

/** The fields for a template's variables: as name and value in rows, or all at once as JSON. */
export const variableFields: INodeProperties[] = typedFields({ to: inBody('') }).map(
	({ property, show }): INodeProperties =>
		show === undefined
			? property
			: { ...property, displayOptions: { show: { variablesMode: [...show.variablesMode] } } },
);

/**
 * Reads a template's variables for one item.
 *
 * @returns one object with string keys and string values; undefined where there are none
 * @throws InputError for what WhatsApp refuses, or JSON that is not valid
 */
export function templateVariables(item: ItemView): Record<string, string> | undefined {
	const mode = item.parameter('variablesMode', 'none');
	if (mode === 'rows')
		return readVariableRows({ row: item.parameter('variables.row', []) }, 'Variable Rows');
	if (mode !== 'json') return undefined;
	return readVariablesJson(item.parameter('variablesJson'), 'Variables JSON');
}
