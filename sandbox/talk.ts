import { readRow } from './talkRows';

/** One bubble on the customer's phone. */
export interface Line {
	/** Of the message. */
	id: string;
	side: 'customer' | 'business';
	kind: 'text' | 'media' | 'reaction';
	text: string;
	media: { type: string; url: string } | null;
	/** Id of the message that a reaction is about; null where nobody said. */
	about: string | null;
	/** Epoch milliseconds. */
	at: number;
}

/** What one customer and the business wrote to each other. */
export interface Chat {
	/** As the node is called. */
	platform: string;
	/** Id or number of the customer there. */
	customer: string;
	name: string;
	/** Oldest first. */
	lines: Line[];
}

const MOST_CHATS = 100;
const MOST_LINES = 200;

interface Kept extends Omit<Chat, 'lines'> {
	lines: Map<string, Line>;
}

/** Drops the oldest entries, which stand first. */
function shorten(map: Map<string, unknown>, most: number): void {
	for (const key of map.keys()) {
		if (map.size <= most) return;
		map.delete(key);
	}
}

/** The talks of all platforms as the customers' phone shows them; a load test keeps the newest only. */
export class Talk {
	private readonly chats = new Map<string, Kept>();

	/** Hears of every row that a platform writes. */
	row(platform: string, panel: string, id: string, row: object): void {
		const read = readRow(platform, panel, id, row);
		if (read === undefined) return;
		const { customer, line, name } = read;
		if (line === undefined) this.chat(platform, customer, name);
		else this.add(platform, customer, line, name);
	}

	/** Adds a line, or writes one of the same id anew in its place. */
	add(platform: string, customer: string, line: Omit<Line, 'at'> & { at?: number }, name?: string): void {
		const { lines } = this.chat(platform, customer, name);
		const key = `${line.side} ${line.id}`;
		const at = line.at ?? lines.get(key)?.at ?? Date.now();
		lines.set(key, { ...line, at });
		shorten(lines, MOST_LINES);
	}

	/** Takes a line of the customer back; a chat that is empty then is gone. */
	remove(platform: string, customer: string, id: string): void {
		const key = `${platform} ${customer}`;
		const lines = this.chats.get(key)?.lines;
		lines?.delete(`customer ${id}`);
		if (lines?.size === 0) this.chats.delete(key);
	}

	/** The one that somebody wrote in last stands last. */
	all(): Chat[] {
		return [...this.chats.values()].map((chat) => ({ ...chat, lines: [...chat.lines.values()] }));
	}

	clear(): void {
		this.chats.clear();
	}

	private chat(platform: string, customer: string, name?: string): Kept {
		const key = `${platform} ${customer}`;
		const known = this.chats.get(key) ?? { platform, customer, name: customer, lines: new Map() };
		if (name !== undefined) known.name = name;
		this.chats.delete(key);
		this.chats.set(key, known);
		shorten(this.chats, MOST_CHATS);
		return known;
	}
}
