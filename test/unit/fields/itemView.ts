import type { ItemView } from '../../../nodes/shared/operation/itemView';

/**
 * An item as checks and output see it.
 *
 * @param values by parameter, as the fields' types read them
 */
export const itemView = (values: Record<string, unknown> = {}): ItemView => ({
	values,
	literal: (name) => values[name],
	timezone: 'Europe/Paris',
	now: Date.UTC(2027, 0, 1),
	itemIndex: 0,
	identity: () => ['instance', 'workflow', 'node', 'execution', 0],
	file: () => undefined,
});
