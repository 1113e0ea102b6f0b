import type { INodeProperties } from 'n8n-workflow';

/** A field whose value is chosen from the vendor's list, or given by hand. */
export interface Locator {
	displayName: string;
	/** The parameter. */
	name: string;
	description: string;
	/** The vendor's field in the body. */
	property: string;
	/** The node's list method. */
	searchListMethod: string;
	/** What the vendor goes by, when given by hand. */
	by: { displayName: string; name: string; placeholder: string };
}

/** The two ways to fill a resource locator: from the node's list method, or by hand. */
export function listOrHand(
	searchListMethod: string,
	by: Locator['by'],
): Pick<INodeProperties, 'modes'> {
	const typeOptions = { searchListMethod, searchable: true };
	return {
		modes: [
			{ displayName: 'From List', name: 'list', type: 'list', typeOptions },
			{ ...by, type: 'string' },
		],
	};
}

/** A required resource locator that sends its value in the body. */
export function locatorField({ by, property, searchListMethod, ...field }: Locator): INodeProperties {
	return {
		...field,
		type: 'resourceLocator',
		required: true,
		default: { mode: 'list', value: '' },
		...listOrHand(searchListMethod, by),
		routing: { send: { type: 'body', property } },
	};
}
