import type { ItemView } from '../../../nodes/shared/operation/itemView';

/** An item as checks see it, with the given values and nothing else. */
export function itemView(values: Record<string, unknown> = {}): ItemView {
	return {
		values,
		literal: (name) => values[name],
		identity: () => ['test'],
		timezone: 'UTC',
		now: 0,
		itemIndex: 0,
		answerUrl: () => '',
	file: () => undefined,
	};
}
