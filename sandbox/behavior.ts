import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { EmitInput, Hook } from './deliveries/emit';
import { signings } from './deliveries/sign';

const behaviorSchema = z.strictObject({
	/** When a vendor calls a webhook only to see whether it is there. */
	ping: z.enum(['none', 'registration', 'always']).default('none'),
	/** How every call is signed that does not say it itself. */
	signing: z.enum(signings).default('none'),
	/** How often a call is repeated that was not answered with 2xx. */
	retries: z.number().int().min(0).max(20).default(0),
	/** How often one event is called, all at once. */
	copies: z.number().int().min(1).max(10).default(1),
	/** How the phone posts to DM Champ's trigger: `form` as DM Champ's own chat widget does. */
	encoding: z.enum(['json', 'form']).default('json'),
});

/** What vendors do beyond their documents, for trying what a trigger makes of it. */
export type BehaviorSettings = z.output<typeof behaviorSchema>;
export type BehaviorInput = Partial<BehaviorSettings>;

const PATIENCE_MS = 30_000;

/** A call without data, as vendors make it for a test. */
async function ping({ url }: Pick<Hook, 'url'>): Promise<void> {
	const call = { id: `evt_${randomUUID()}`, type: 'ping', timestamp: new Date().toISOString() };
	await fetch(url, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(call),
		signal: AbortSignal.timeout(PATIENCE_MS),
	}).then(
		(response) => response.arrayBuffer(),
		() => undefined,
	);
}

/** The switches, which hold until a reset. */
export class Behavior {
	private settings = behaviorSchema.parse({});
	private readonly pinged = new Set<string>();

	/** Sets some of them. Throws a ZodError for what cannot be. */
	set(input: BehaviorInput): void {
		this.settings = behaviorSchema.parse({ ...this.settings, ...input });
	}

	clear(): void {
		this.settings = behaviorSchema.parse({});
		this.pinged.clear();
	}

	get current(): BehaviorSettings {
		return this.settings;
	}

	/** Hears of every row: a webhook that is registered is pinged while the vendor still answers. */
	row(platform: string, panel: string, id: string, row: object): void {
		if (platform !== 'hueChat' || panel !== 'webhooks' || this.pinged.has(id)) return;
		this.pinged.add(id);
		if (this.settings.ping !== 'none') void ping(row as Hook);
	}

	/**
	 * An emission with the switches where it does not say otherwise, after the pings that go before it.
	 *
	 * @param hooks the webhooks that will be called
	 */
	async before(emission: EmitInput, hooks: readonly Hook[]): Promise<EmitInput> {
		const { copies, retries, signing } = this.settings;
		if (this.settings.ping === 'always') await Promise.all(hooks.map(ping));
		return { copies, retries, signing, ...emission };
	}
}
