import { setImmediate as turn } from 'node:timers/promises';
import { gunzipSync, inflateSync } from 'node:zlib';

import type { INodeExecutionData, IWebhookResponseData } from 'n8n-workflow';

import { FakeReply } from '../../support/fakeReply';
import { runNode } from '../../engine/harness';
import { runWebhook } from '../../engine/harness/run-webhook';
import { headersOf, LIMIT, queryOf } from './delivery';
import type { Delivery } from './delivery';
import { expectationOf } from './expect';
import { judge } from './judge';
import type { Ledger } from './ledger';
import type { Site } from './sites';
import type { Tally } from './tally';

/** A delivery on its way to a trigger. What chance has to say about it was asked beforehand. */
export interface Call {
	site: Site;
	delivery: Delivery;
	/** n8n cannot start the run, or where the caller waits for its end: the run fails. */
	fails: boolean;
	/** The run is carried through in n8n's engine, down to what would be stored. */
	isCarriedThrough: boolean;
}

const tooLarge = () => Object.assign(new Error('request entity too large'), { status: 413 });

/**
 * Reads a body as n8n does (`dist/middlewares/body-parser.js` of n8n 2.41): inflated for these two
 * encodings only, up to its limit.
 */
function inflated(body: Buffer, encoding: string | undefined): Buffer {
	const inflate = { gzip: gunzipSync, deflate: inflateSync }[encoding ?? ''];
	try {
		const bytes = inflate ? inflate(body, { maxOutputLength: LIMIT }) : body;
		if (bytes.length <= LIMIT) return bytes;
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'ERR_BUFFER_TOO_LARGE') throw error;
	}
	throw tooLarge();
}

/** The part of n8n's request that a trigger may look at. */
class Request {
	rawBody: Buffer | undefined;

	readonly headers: Record<string, string>;

	readonly query: Record<string, unknown>;

	constructor(private readonly delivery: Delivery) {
		this.headers = headersOf(delivery.headers);
		this.query = queryOf(delivery.query);
	}

	async readRawBody(): Promise<void> {
		await turn();
		this.rawBody = inflated(this.delivery.body, this.headers['content-encoding']);
	}
}

/** Answers as n8n does when the execution is there, or over. */
function answer(reply: FakeReply, call: Call, { webhookResponse }: IWebhookResponseData): void {
	reply.status(call.fails ? 500 : 200);
	if (call.fails) reply.json({ message: 'Error in workflow' });
	else reply.json(call.site.setup.finishes ? undefined : webhookResponse);
}

/** Takes in-process calls, one after the other or many at a time, and compares what becomes of them. */
export class Reception {
	constructor(
		private readonly tally: Tally,
		private readonly ledger: Ledger,
	) {}

	/** Never rejects. */
	async take(call: Call): Promise<void> {
		const { row } = call.site.setup;
		try {
			await this.takeOne(call);
		} catch (error) {
			this.tally.count(row, 'thrown');
			this.tally.breaks(row, `${call.delivery.sort}: thrown: ${String((error as Error).stack)}`);
		}
	}

	private async takeOne(call: Call): Promise<void> {
		const { site, delivery } = call;
		const { setup, options } = site;
		const expected = expectationOf(setup, delivery);
		const key = 'key' in expected && expected.key !== null ? setup.id + expected.key : null;
		const reply = new FakeReply();
		const request = new Request(delivery);
		const result = await runWebhook({ ...options, request, response: reply });
		const items = result.workflowData?.[0];
		let isDouble = false;
		if (items !== undefined) {
			this.tally.count(setup.row, 'executions');
			isDouble = key !== null && this.ledger.begin(key);
			const begins = setup.finishes || !call.fails;
			const stored =
				call.isCarriedThrough && begins
					? await carriedThrough(call, items)
					: JSON.stringify(items);
			if (mentions(stored, site)) this.tally.breaks(setup.row, `a secret stands in the output`);
			await turn();
			// Before the answer: with it, an equal delivery that waits goes on.
			if (key !== null) this.ledger.end(key, !call.fails);
			answer(reply, call, result);
		}
		const { ending, broken } = judge({
			setup,
			expected,
			status: reply.statusCode,
			answers: reply.sent,
			verified: verifiedIn(items),
			hasStarted: items !== undefined,
			isDouble,
			hasFailed: call.fails,
			wasAccepted: key !== null && this.ledger.wasAccepted(key),
		});
		this.tally.count(setup.row, ending);
		for (const what of broken) this.tally.breaks(setup.row, `${delivery.sort}: ${what}`);
		if (mentions(JSON.stringify(reply.sent), site)) {
			this.tally.breaks(setup.row, `${delivery.sort}: a secret stands in the answer`);
		}
	}
}

/** What `webhook()` tells of who called. */
function verifiedIn(items: INodeExecutionData[] | undefined): unknown {
	const envelope = items?.[0]?.json.chatInboxDelivery as { message?: { verified?: unknown } } | undefined;
	return envelope?.message?.verified;
}

function mentions(text: string, { setup, secrets }: Site): boolean {
	if (!setup.guarded) return false;
	return [secrets.carried, secrets.signing].some((one) => one !== undefined && text.includes(one));
}

/** Runs the trigger's `execute()` on the items. @returns what n8n would store of the execution */
async function carriedThrough(call: Call, items: INodeExecutionData[]): Promise<string> {
	const run = await runNode({ ...call.site.options, items });
	if (run.error !== undefined) throw run.error as Error;
	if (run.output[0]?.length !== 1) throw new Error('The run put out no message');
	return run.stored;
}
