const READ_PAUSE_MS = 10_000;
const MOST_KEPT = 1_000;

/** How a caller's secret compares with the expected one; `unknown`: the expected one cannot be read now. */
export type Comparison = 'fits' | 'wrong' | 'unknown';

interface Entry {
	/** undefined: could not be read. */
	secret?: string;
	readAt: number;
	reading?: Promise<void>;
}

/**
 * The secrets that callers must carry, kept in this process. Reading a credential costs n8n an isolate,
 * about 50 ms, and a stranger must not be able to ask for that at will: one that fits needs no
 * reading, and where none does the credential is read again at most once in ten seconds per node.
 */
export class SecretCache {
	private readonly entries = new Map<string, Entry>();

	/**
	 * @param freshMs how long a secret that was read counts before it is read again: one that was
	 * replaced in the credential must not count for ever
	 * @param now epoch milliseconds
	 */
	constructor(
		private readonly freshMs = Infinity,
		private readonly now: () => number = Date.now,
	) {}

	/** Keeps a secret that is known without reading. */
	set(key: string, secret: string): void {
		this.entries.delete(key);
		this.entries.set(key, { secret, readAt: this.now() });
		if (this.entries.size <= MOST_KEPT) return;
		const [oldest] = this.entries.keys();
		this.entries.delete(oldest);
	}

	/**
	 * Compares a caller's secret.
	 *
	 * @param key names the node and its credential
	 * @param fits compares in constant time
	 * @param read reads the expected secret; may reject
	 */
	async compare(
		key: string,
		fits: (secret: string) => boolean,
		read: () => Promise<string>,
	): Promise<Comparison> {
		const known = this.entries.get(key);
		if (known?.secret !== undefined && this.isFresh(known) && fits(known.secret)) return 'fits';
		await this.refresh(key, read);
		const secret = this.entries.get(key)?.secret;
		if (secret === undefined) return 'unknown';
		return fits(secret) ? 'fits' : 'wrong';
	}

	private isFresh({ readAt }: Entry): boolean {
		return this.now() - readAt < this.freshMs;
	}

	private async refresh(key: string, read: () => Promise<string>): Promise<void> {
		const known = this.entries.get(key);
		if (known?.reading !== undefined) return await known.reading;
		if (known !== undefined && this.now() - known.readAt < READ_PAUSE_MS) return;
		const entry: Entry = { ...known, readAt: this.now() };
		this.entries.delete(key);
		this.entries.set(key, entry);
		entry.reading = read().then(
			(secret) => this.set(key, secret),
			() => {
				delete entry.secret;
				delete entry.reading;
			},
		);
		await entry.reading;
	}
}
