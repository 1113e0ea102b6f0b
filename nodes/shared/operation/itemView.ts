/** A file of an item, without its bytes. */
export interface FileView {
	/** The binary field that holds it. */
	property: string;
	fileName: string;
	mimeType: string;
	/** The same for the same file: n8n's id of what it stored, or a hash of the bytes. */
	fingerprint: string;
	/** In bytes, where n8n tells it. */
	size?: number;
}

/** What an operation's checks and steps may ask of the item they look at. */
export interface ItemView {
	/**
	 * The fields that this item shows, as their types read them, by parameter: `type`,
	 * `additionalFields.tags`. Blank optional ones are not there.
	 */
	values: Readonly<Record<string, unknown>>;
	/**
	 * The value as it stands in the workflow, which no expression and no agent can fill; undefined where
	 * the user left the default.
	 *
	 * @param name path with dots
	 */
	literal(name: string): unknown;
	/** The workflow's time zone, an IANA name. */
	timezone: string;
	/** Now, epoch milliseconds. */
	now: number;
	/** The item's index. */
	itemIndex: number;
	/**
	 * What names this item of this run and no other, ever: the n8n instance, workflow, node, execution,
	 * when it began, run and item. The same on every try of n8n's Retry On Fail. The moment is in it
	 * because execution ids begin anew with an empty database, under the same instance id. An item with a
	 * Send Once Key is named by instance, workflow, node and key, in every execution.
	 */
	identity(): ReadonlyArray<string | number>;
	/**
	 * The signed address at which the run's next wait is answered; the same on every try.
	 *
	 * @throws InputError where n8n cannot put the run to wait
	 */
	answerUrl(): string;
	/** The file in a binary field of the item; undefined where there is none. */
	file(property: string): FileView | undefined;
}
