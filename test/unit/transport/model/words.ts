import type { Visit } from './n8n';

interface Told {
	context?: { delivery?: { outcome: string } };
	description?: string | null;
}

const LABELS: Array<[label: string, kind: string]> = [
	['delivered', 'delivered'],
	['rejected', 'rejected'],
	['ambiguous', 'ambiguous'],
	['not sent', 'notSent'],
	['skipped', 'skipped'],
];

function ofSummary(line: string, count: number): Array<string | undefined> {
	const kinds = Array.from<string | undefined>({ length: count });
	for (const [label, kind] of LABELS) {
		const [, list = ''] = new RegExp(`${label} ([^()]*) \\(`).exec(line) ?? [];
		for (const range of list.split(', ').filter(Boolean)) {
			const [from, to = from] = range.split('–').map(Number);
			for (let item = from; item <= to; item += 1) {
				// Told of twice is told of wrongly.
				kinds[item] = kinds[item] === undefined ? kind : 'told of twice';
			}
		}
	}
	return kinds;
}

/** How each item of a call ended, as the node told n8n; undefined for one that it did not tell of. */
export function kindsOf({ error, output = [], texts }: Visit): Array<string | undefined> {
	if (error !== undefined) {
		const { context, description } = error as Told;
		if (texts.length === 1) return [context?.delivery?.outcome];
		return ofSummary(/^Items: .*$/m.exec(description ?? '')?.[0] ?? '', texts.length);
	}
	return texts.map((_text, item) => {
		const own = output.filter(({ pairedItem }) => (pairedItem as { item: number }).item === item);
		if (own.length !== 1) return undefined;
		const [{ error: failure, json }] = own;
		if (failure !== undefined) return (failure as Told).context?.delivery?.outcome;
		return typeof json.status === 'string' ? json.status : 'delivered';
	});
}
