import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { PollOptions } from '../../../engine/harness/run-poll';
import { Dice } from '../../../support/fuzz/dice';
import { Curve } from '../curve';
import type { Prototypes } from '../prototypes';
import { pollAnswer } from './answers';
import type { PollAnswer } from './answers';
import { pollExpectation } from './expect';
import { Lane } from './lane';
import type { Polled } from './lane';
import type { PollServer } from './server';
import type { PollTally } from './tally';

const LANES = 4;
const FORGET_AFTER = 300;

/** The most that may be stored of one trigger, in characters: 25,000 conversations and their words. */
const MOST_STORED = 2_000_000;

const CROWDED = 20_000;

/** Now and then a poll may give out that many events; one conversation has four of them at most. */
const FEW_EVENTS = 5;
const MOST_AT_ONCE = FEW_EVENTS + 3;

interface Turns {
	isBounded: boolean;
	isRepeated: boolean;
}

/** One lane's way through the answers. */
class Poller {
	private readonly lane: Lane;

	/** Undefined until the trigger has seen its first list. */
	private seen: Set<string> | undefined;

	private polls = 0;

	constructor(
		private readonly name: string,
		private readonly server: PollServer,
		private readonly tally: PollTally,
		private readonly overHttp: boolean,
	) {
		this.lane = new Lane(name, server);
	}

	/**
	 * Polls one answer, now and then a second time: then there must be nothing to tell.
	 *
	 * @param isBounded whether a poll may give out few events only; then it polls until none are left
	 */
	async take(answer: PollAnswer, { isBounded, isRepeated }: Turns): Promise<void> {
		const { body, headers, sort, status, value } = answer;
		this.server.say(this.name, (_request, response) => void response.writeHead(status, headers).end(body));
		const told = { statusCode: status, headers, body: value as IDataObject };
		const respond = this.overHttp ? undefined : async () => told;
		this.polls += 1;
		if (this.polls % FORGET_AFTER === 0) this.forget();
		const before = this.lane.stored;
		const polled = isBounded ? await this.drain(respond) : await this.lane.poll(respond);
		this.tally.count(polled.kind);
		for (const what of this.judge(answer, polled, before)) this.tally.breaks(`${sort}: ${what}`);
		if (isRepeated && (polled.kind === 'events' || polled.kind === 'quiet')) {
			const again = await this.lane.poll(respond);
			this.tally.count(again.kind);
			if (again.kind !== 'quiet') this.tally.breaks(`${sort}: the same list again was ${again.kind}`);
		}
		// So many are remembered that new ones may no longer be told.
		if ((this.seen?.size ?? 0) >= CROWDED) this.forget();
	}

	/** All that an answer has to tell, a few events at a time. */
	private async drain(respond: PollOptions['respond']): Promise<Polled> {
		const all: INodeExecutionData[] = [];
		for (;;) {
			const polled = await this.lane.poll(respond, FEW_EVENTS);
			if (polled.kind !== 'events') return all.length === 0 ? polled : { kind: 'events', items: all };
			all.push(...polled.items);
			if (polled.items.length <= MOST_AT_ONCE) continue;
			return { kind: 'wrong', why: `${polled.items.length} events at once` };
		}
	}

	private forget(): void {
		this.lane.forget();
		this.seen = undefined;
	}

	private judge(answer: PollAnswer, polled: Polled, before: string): string[] {
		if (polled.kind === 'wrong') return [polled.why];
		const expected = pollExpectation(answer);
		if (expected === 'failure') {
			if (polled.kind !== 'failed') return ['taken for a list'];
			return this.lane.stored === before ? [] : ['a failed poll changed what is remembered'];
		}
		if (expected === 'nothing') {
			if (polled.kind === 'events') return ['told of conversations that nobody named'];
			// The first poll of all notes whose conversations it is about, and none of them.
			const isSame = this.lane.stored === before || (this.seen === undefined && this.lane.isBlank);
			return isSame ? [] : ['an answer without conversations changed what is remembered'];
		}
		if (polled.kind === 'failed') return ['a list, and the poll failed'];
		const { identities } = expected;
		const { seen } = this;
		const items = polled.kind === 'events' ? polled.items : [];
		const told = items.filter(({ json }) => json.event === 'newConversation').length;
		const fresh = seen && [...identities].filter((one) => !seen.has(one)).length;
		// A list that holds nobody is no beginning.
		if (seen !== undefined || identities.size > 0) this.seen = new Set([...(seen ?? []), ...identities]);
		const broken = [
			seen === undefined && items.length > 0 && 'the first poll told of what was there before',
			this.lane.stored.length > MOST_STORED && `${this.lane.stored.length} characters are remembered`,
			// Beyond the bound of those that are watched, not all are told.
			(this.seen?.size ?? 0) < CROWDED && told !== (fresh ?? 0) && `${told} new conversations, not ${fresh ?? 0}`,
		];
		return broken.filter((one) => one !== false);
	}
}

/** How the polls went. */
export interface PollStormed {
	seconds: number;
	curve: Curve;
}

/**
 * Polls fuzzed answers in n8n's engine.
 *
 * @param overHttp whether n8n's own HTTP fetches them, or they are put in its place
 */
export async function pollStorm(
	server: PollServer,
	tally: PollTally,
	prototypes: Prototypes,
	{ overHttp, polls, seed }: { overHttp: boolean; polls: number; seed: number },
): Promise<PollStormed> {
	const dice = new Dice(seed);
	const pollers = Array.from(
		{ length: LANES },
		(_, lane) => new Poller(`${overHttp ? 'http' : 'inside'}-${lane}`, server, tally, overHttp),
	);
	const curve = new Curve(polls);
	const began = Date.now();
	for (let done = 0; done < polls; done += LANES) {
		const takes = pollers.map((poller) => {
			const answer = pollAnswer(dice, overHttp);
			// A huge list in small steps would take for ever.
			const isBounded = dice.maybe(0.2) && answer.body.length < 50_000;
			return { poller, answer, turns: { isBounded, isRepeated: dice.maybe(0.2) } };
		});
		await Promise.all(takes.map(({ poller, answer, turns }) => poller.take(answer, turns)));
		if (prototypes.arePolluted) tally.breaks('something was written to a prototype');
		curve.reached(done + LANES);
	}
	return { seconds: (Date.now() - began) / 1_000, curve };
}
