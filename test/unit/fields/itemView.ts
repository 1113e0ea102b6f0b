import type { ItemView } from '../../../nodes/shared/operation/operationPolicy';

/** An item as checks see it, with the given parameters and nothing else. */
export function itemView(parameters: Record<string, unknown> = {}): ItemView {
	return {
		parameter: (name, fallback) => parameters[name] ?? fallback,
		literal: (name) => parameters[name],
		identity: () => ['test'],
		timezone: 'UTC',
		now: 0,
		itemIndex: 0,
		file: () => undefined,
	};
}
