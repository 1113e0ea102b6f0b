import type { Dice } from '../../support/fuzz/dice';
import { wordsFor, written } from './bodies';
import type { Words } from './bodies';
import type { Delivery, Pair } from './delivery';
import { damagedBody, giantBody, intactBody } from './contents';
import { CHANNEL_COUNT, meantBy } from './meant';
import type { Meant, MeantKind } from './meant';
import { carry } from './secrets';
import type { SecretPlace } from './secrets';
import type { TriggerSetup } from './setups';
import { sign } from './signatures';
import type { Wrapped } from './wrapping';

const PLACES: Record<TriggerSetup['platform'], SecretPlace> = {
	dmChamp: { parameter: 'apiKey', header: 'x-api-key' },
	hueChat: { parameter: 'secret' },
};

/** One URL gets all kinds, also those that its trigger does not wait for. */
function strangersTo({ platform, reads }: TriggerSetup): readonly MeantKind[] {
	if (platform === 'hueChat' || reads.length > 1) return reads;
	// An auto-recharge is a platform event for who waits for no other.
	if (reads[0] === 'platformEvent') return ['message'];
	return reads[0] === 'message' ? ['platformEvent', 'autoRecharge'] : ['platformEvent', 'message'];
}

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

	private readonly words: Words;

	private damaged = 0;

	/**
	 * @param name of this stream of deliveries; ids of two streams differ
	 * @param giants the share of bodies of some megabytes
	 */
	constructor(
		private readonly dice: Dice,
		private readonly name: string,
		private readonly giants: number,
	) {
		this.words = wordsFor(dice.below(1_000_000));
	}

	/** What is sent next: now and then what was sent shortly before, and now and then on another channel. */
	private meant(setup: TriggerSetup): Meant {
		const { dice, name } = this;
		const made = (this.made.get(setup.id) ?? 0) + 1;
		this.made.set(setup.id, made);
		const number = Math.max(1, made - (dice.maybe(0.4) ? dice.below(8) : 0));
		const kinds = number % 10 === 0 ? strangersTo(setup) : setup.reads;
		const kind = kinds[number % kinds.length];
		const other = dice.maybe(0.7) ? number % CHANNEL_COUNT : dice.below(CHANNEL_COUNT);
		return meantBy(kind, name, number, kind === 'message' ? other : 0, this.words.texts);
	}

	/** One delivery: now and then with the id of one that was shortly before. */
	next(setup: TriggerSetup, secrets: Secrets): Delivery {
		const { dice } = this;
		const meant = this.meant(setup);
		const { isIntact, wrapped } = this.body(meant);
		const { carriesSecret, ...carried } = carry(dice, PLACES[setup.platform], secrets.carried);
		const isSigned = setup.platform === 'hueChat' && wrapped.content instanceof Buffer;
		const signed = isSigned
			? sign(dice, wrapped.content as Buffer, secrets.signing ?? 'whsec_bm9ib2R5IGtub3dzIHRoaXM=')
			: { headers: [], signature: 'none' as const };
		const headers = [...wrapped.headers, ...carried.headers, ...signed.headers, ...ballast(dice)];
		const { signature } = signed;
		const known = isIntact ? { meant } : {};
		return { ...wrapped, ...known, headers, query: carried.query, carriesSecret, signature };
	}

	private body(meant: Meant): { isIntact: boolean; wrapped: Wrapped } {
		const { dice, words } = this;
		if (!dice.maybe(this.giants) && dice.maybe(0.65)) {
			const wrapped = intactBody(dice, written(meant, words, dice));
			return { isIntact: wrapped.isIntact, wrapped };
		}
		// Under a number that is never sent again: whether it is taken nobody can foresee.
		const other = { ...meant, stream: `${meant.stream}-damaged-${(this.damaged += 1)}` };
		const good = written(other, words, dice);
		const isGiant = dice.maybe(this.giants);
		const wrapped = isGiant ? giantBody(dice, JSON.parse(good.json) as object) : damagedBody(dice, good);
		return { isIntact: false, wrapped };
	}
}
