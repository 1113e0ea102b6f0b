import type { Dice } from '../../support/fuzz/dice';
import { goodBodies } from './bodies';
import type { Delivery, Pair } from './delivery';
import { giantBody, smallBody } from './contents';
import { carry } from './secrets';
import type { SecretPlace } from './secrets';
import type { TriggerSetup } from './setups';
import { sign } from './signatures';

const PLACES: Record<TriggerSetup['platform'], SecretPlace> = {
	dmChamp: { parameter: 'apiKey', header: 'x-api-key' },
	hueChat: { parameter: 'secret' },
};

/** The secrets of a published trigger. */
export interface Secrets {
	/** In the URL or a header. */
	carried: string;
	/** HueChat's, for signatures. */
	signing?: string;
}

/** Headers that have nothing to do with the matter, up to the size that Node takes. */
function ballast(dice: Dice): Pair[] {
	if (dice.maybe(0.8)) return [];
	return dice.pick<() => Pair[]>([
		() => [['x-long', 'x'.repeat(dice.below(8_000))]],
		() => Array.from({ length: dice.below(150) }, (_, index): Pair => [`x-many-${index}`, 'x']),
		() => Array.from({ length: dice.below(80) }, (): Pair => ['x-again', 'x']),
		() => [['cookie', '__proto__=polluted; n8n-auth=x'], ['x-http-method-override', 'DELETE']],
		() => [['x-forwarded-for', '::1, "'], ['x-forwarded-host', 'evil.example'], ['forwarded', ';;=']],
		() => [['__proto__', 'polluted'], ['constructor', 'x'], ['to-string', 'x']],
		() => [['accept-encoding', 'gzip, br'], ['user-agent', 'Googlebot/2.1'], ['accept', '*/*;q=9']],
		() => [['authorization', 'Basic Og=='], ['range', 'bytes=0-'], ['if-none-match', '*']],
	])();
}

/** Makes hostile deliveries for a trigger, the same for the same dice. */
export class Composer {
	/** How many were made for each trigger. */
	private readonly made = new Map<string, number>();

	/**
	 * @param name of this stream of deliveries; ids of two streams differ
	 * @param giants the share of bodies of some megabytes
	 */
	constructor(
		private readonly dice: Dice,
		private readonly name: string,
		private readonly giants: number,
	) {}

	/** One delivery: now and then with the id of one that was shortly before. */
	next(setup: TriggerSetup, secrets: Secrets): Delivery {
		const { dice } = this;
		const made = (this.made.get(setup.id) ?? 0) + 1;
		this.made.set(setup.id, made);
		const id = `${this.name}-${made - (dice.maybe(0.4) ? dice.below(8) : 0)}`;
		const good = goodBodies[setup.reads](dice, id);
		const wrapped = dice.maybe(this.giants) ? giantBody(dice, good) : smallBody(dice, good);
		const { carriesSecret, ...carried } = carry(dice, PLACES[setup.platform], secrets.carried);
		const isSigned = setup.platform === 'hueChat' && wrapped.content instanceof Buffer;
		const signed = isSigned
			? sign(dice, wrapped.content as Buffer, secrets.signing ?? 'whsec_bm9ib2R5IGtub3dzIHRoaXM=')
			: { headers: [], signature: 'none' as const };
		const headers = [...wrapped.headers, ...carried.headers, ...signed.headers, ...ballast(dice)];
		const { signature } = signed;
		return { ...wrapped, headers, query: carried.query, carriesSecret, signature };
	}
}
