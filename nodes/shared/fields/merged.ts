import type { INodeProperties } from 'n8n-workflow';

/** The fields of one operation, in the order in which the user sees them. */
export interface OperationFields {
	resource: string;
	operation: string;
	fields: readonly INodeProperties[];
}

interface Entry {
	field: INodeProperties;
	/** Everything of the field but where it shows, for comparing. */
	shape: string;
	resources: Set<string>;
	operations: Set<string>;
	/** How many operations share it. */
	uses: number;
}

// Routing functions have no text, and two of them are never taken for the same.
let functions = 0;
const shapeOf = (field: INodeProperties) =>
	JSON.stringify(field, (_key, value: unknown) => {
		return typeof value === 'function' ? `function ${(functions += 1)}` : value;
	});

function shown({ field, resources, operations }: Entry): INodeProperties {
	const { displayOptions } = field;
	// These two first: n8n shows a field as soon as it meets a condition on an expression, and would
	// take those of other operations along.
	const where = { resource: [...resources], operation: [...operations] };
	return { ...field, displayOptions: { ...displayOptions, show: { ...where, ...displayOptions?.show } } };
}

/**
 * Puts the fields of all operations into one list in which equal fields stand once, shown for all the
 * operations that have them. n8n evaluates every field of a description for every item, hidden ones
 * included, by its name: three fields of one name mean that the user's expression there runs six
 * times more.
 *
 * The order within each operation stays. Fields are kept apart where n8n, which knows resources and
 * operations apart but not as pairs, would show one for an operation that does not have it.
 *
 * @param all every operation of the node
 */
export function mergedFields(all: readonly OperationFields[]): INodeProperties[] {
	const entries: Entry[] = [];

	const fits = (entry: Entry, resource: string, operation: string) => {
		const resources = new Set([...entry.resources, resource]);
		const operations = new Set([...entry.operations, operation]);
		const reached = all.filter((one) => resources.has(one.resource) && operations.has(one.operation));
		return reached.length === entry.uses + 1;
	};

	for (const { resource, operation, fields } of all) {
		let place = -1;
		for (const field of fields) {
			const shape = shapeOf(field);
			const found = entries.findIndex((entry, index) => {
				return index > place && entry.shape === shape && fits(entry, resource, operation);
			});
			if (found >= 0) {
				const { resources, operations } = entries[found];
				resources.add(resource);
				operations.add(operation);
				entries[found].uses += 1;
				place = found;
				continue;
			}
			place += 1;
			const [resources, operations] = [new Set([resource]), new Set([operation])];
			entries.splice(place, 0, { field, shape, resources, operations, uses: 1 });
		}
	}
	return entries.map(shown);
}
