/** The part of an Express response that counts: what is sent, once, and when the transfer ends. */
export class FakeReply {
	statusCode = 200;

	headersSent = false;

	readonly headers: Record<string, string> = {};

	sent: unknown[] = [];

	private readonly listeners: Array<() => void> = [];

	status(code: number): this {
		this.statusCode = code;
		return this;
	}

	setHeader(name: string, value: string): this {
		this.headers[name] = value;
		return this;
	}

	json(body: unknown): this {
		if (this.headersSent) throw new Error('Cannot set headers after they are sent to the client');
		this.sent.push(body);
		return this.end();
	}

	end(): this {
		this.headersSent = true;
		for (const listener of this.listeners) listener();
		return this;
	}

	once(_event: 'finish', listener: () => void): this {
		this.listeners.push(listener);
		return this;
	}
}
