import { Table, type Changed, type Panel } from '../../table';
import { COLLECTIONS, type Collection, type Name } from './contracts';

export interface Row extends Record<string, unknown> {
	id?: unknown;
}

/** Now, in Unix seconds. */
export const unix = () => Math.floor(Date.now() / 1_000);

/** The account's tables, seeded; `changed` hears of every row written. */
export function createState(changed: Changed) {
	const table = (id: string, title: string, own: Record<string, string> = {}) =>
		new Table<Row>(id, title, { id: 'ID', ...own }, changed);
	const seeded = Object.entries(COLLECTIONS).map(([name, own]: [string, Collection]) => {
		const { title, rows = [], defaults } = own;
		const made = table(name, title, { name: 'Name', status: 'Status', created_at: 'Created' });
		for (const row of rows as Row[]) {
			made.put(String(row.id), { ...defaults, ...row });
		};
		return [name, made] as const;
	});
	/** Not the vendor's: what the key may do, and whether calls seem to come over plain HTTP. */
	const key = table('key', 'Key', { scopes: 'Scopes', plain_http: 'Plain HTTP' });
	key.put('key', { id: 'key', scopes: 'all', plain_http: false });
	const messages = table('messages', 'Messages', {
		conversation_id: 'Conversation',
		content: 'Content',
		attachments: 'Files',
		private: 'Private',
	});
	return { ...(Object.fromEntries(seeded) as Record<Name, Table<Row>>), messages, key };
}

export type State = ReturnType<typeof createState>;

/** The tables to show on the page, in their order. */
export const panels = (state: State): Panel[] => Object.values(state);
