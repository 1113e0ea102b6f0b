import type { Risk } from '../../nodes/shared/operation/spec';
import type { RegisteredPlatform } from '../registry';
import { replaced } from './marked';
import { table } from './table';

const FILE = 'docs/guides/agents.md';

const WHY: Record<Risk, string> = {
	access: 'gives others access or data',
	anything: 'may do anything that the key may do',
	bulk: 'reaches many contacts at once',
	credits: 'spends credits',
	deletes: 'deletes permanently',
};

/**
 * Puts the operations that an agent may run only with a person's leave between the page's marks.
 *
 * @param page the file as it is
 * @throws Error where a mark is missing
 */
export function withRisks(page: string, platforms: readonly RegisteredPlatform[]): string {
	const rows = platforms.flatMap(({ title, resources }) =>
		resources.flatMap(({ name, operations }) =>
			operations.flatMap(({ name: operation, risk }) =>
				risk === undefined ? [] : [[title, name, operation, WHY[risk]]],
			),
		),
	);
	const place = { file: FILE, name: 'risks', command: 'npm run coverage:docs' };
	return replaced(page, place, table(['Node', 'Resource', 'Operation', 'Why'], rows));
}
