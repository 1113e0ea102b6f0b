import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { useProcessedData } from '../dmChamp/processed';
import type { ProcessedData } from '../dmChamp/processed';
import { parametersOf, runDmChamp } from '../dmChamp/setup';
import type { NodeRun, RunNodeOptions } from '../harness';
import { people, runHitlChat, sendParameters } from '../setup';
import { fault, textsOf, useSandbox, withText } from '../support';

const sandbox = useSandbox();
let processed: ProcessedData;

beforeAll(async () => {
	processed = await useProcessedData();
});
beforeEach(() => processed.reset());

const KEY = '={{ "spring-" + $json.number }}';

/** Sends to each person with a key. */
async function send(
	items: INodeExecutionData[],
	own: Partial<RunNodeOptions> = {},
	options: INodeParameters = {},
): Promise<NodeRun> {
	const parameters = { ...sendParameters, additionalFields: { sendOnceKey: KEY, ...options } };
	return await runHitlChat(sandbox.get(), { parameters, items, ...own });
}

const texts = () => textsOf(sandbox.get().requests());
const statuses = (run: NodeRun) =>
	(run.output[0] ?? []).map(({ json }) => (json.sendOnce as { status?: string })?.status);

test('each key is sent once, in whatever execution it comes again', async () => {
	const first = await send(people(5));
	expect(statuses(first)).toEqual(Array.from({ length: 5 }, () => 'sent'));
	const again = await send(people(7));
	expect(statuses(again)).toEqual([
		...Array.from({ length: 5 }, () => 'alreadySent'),
		'sent',
		'sent',
	]);
	expect(again.output[0]?.map(({ pairedItem }) => pairedItem)).toEqual(
		Array.from({ length: 7 }, (_, item) => ({ item })),
	);
	expect(texts()).toHaveLength(7);
	expect(new Set(texts()).size).toBe(7);
});

test('the same key twice in one run is one message', async () => {
	const [one] = people(1);
	expect(statuses(await send([one, one, one]))).toEqual(['sent', 'alreadySent', 'alreadySent']);
	expect(texts()).toHaveLength(1);
});

test('an item that was sent before can end there', async () => {
	await send(people(2));
	const run = await send(people(3), {}, { onAlreadySent: 'skip' });
	expect(statuses(run)).toEqual(['sent']);
	expect(run.output[0]?.[0].pairedItem).toEqual({ item: 2 });
});

test('a key with another content is an error, and nothing is sent', async () => {
	await send(people(1));
	const [person] = people(1);
	const other = { json: { ...person.json, text: 'another text' } };
	const run = await send([other], { onError: 'continueRegularOutput' });
	expect(run.output[0]?.[0].json.error).toBe(
		'The key spring-447700900000 was used for another request',
	);
	expect(texts()).toHaveLength(1);
});

test('one that was rejected is free: it is sent when it is right', async () => {
	fault(sandbox.get(), { kind: 'status', status: 422, times: 1, match: withText('message 0') });
	expect((await send(people(1))).error).toBeDefined();
	expect(processed.size).toBe(0);
	expect(statuses(await send(people(1)))).toEqual(['sent']);
});

test('one whose answer was lost is named, and sent again once where a person says so', async () => {
	fault(sandbox.get(), { kind: 'resetAfter', times: 1, match: withText('message 0') });
	expect((await send(people(1))).error?.message).toBeDefined();
	const open = await send(people(1));
	expect(open.error?.message).toBe(
		'It is unknown whether the request with the key spring-447700900000 arrived: check in HitlChat',
	);
	expect(open.error?.description).toContain('Confirm Resend of Key');
	expect(texts()).toHaveLength(1);
	const resend = { confirmResendOfKey: 'spring-447700900000' };
	expect(statuses(await send(people(2), {}, resend))).toEqual(['sent', 'sent']);
	expect(statuses(await send(people(2), {}, resend))).toEqual(['alreadySent', 'alreadySent']);
	expect(texts()).toHaveLength(3);
});

test('where the node stops at the first failure, the keys of those that did not leave are free', async () => {
	fault(sandbox.get(), { kind: 'status', status: 422, times: 1, match: withText('message 0') });
	const run = await send(people(200));
	expect(run.error).toBeDefined();
	const delivered = textsOf(sandbox.get().requests(), true).length;
	expect(processed.size).toBe(delivered * 3);
	await send(people(200));
	expect(textsOf(sandbox.get().requests(), true)).toHaveLength(200);
});

test('Retry On Fail and keys agree: nobody gets two', async () => {
	fault(sandbox.get(), { kind: 'status', status: 422, times: 1, match: withText('message 3') });
	const run = await send(people(6), { retryOnFail: true, maxTries: 2, waitBetweenTries: 10 });
	expect(run.error).toBeUndefined();
	const accepted = textsOf(sandbox.get().requests(), true);
	expect(accepted).toHaveLength(6);
	expect(new Set(accepted).size).toBe(6);
});

test('a key that resolved to nothing is refused before anything leaves', async () => {
	const run = await send(people(2), {}, { sendOnceKey: '={{ $json.none }}' });
	expect(run.error?.message).toContain('Send Once Key is empty');
	expect(texts()).toEqual([]);
	expect(processed.size).toBe(0);
});

test('where n8n cannot record the key, nothing leaves', async () => {
	processed.broken = { record: true };
	const run = await send(people(2));
	expect(run.error?.message).toContain('could not be recorded');
	expect(texts()).toEqual([]);
});

describe("the vendor's own key", () => {
	const receive = (own: INodeParameters) =>
		parametersOf('message: receive', {
			fromId: '15550001111',
			toId: 'business-1',
			body: 'Hello',
			...own,
		});

	/** The ids of a message that DM Champ rejects once and takes when it comes again. */
	async function idsOf(own: INodeParameters) {
		sandbox.get().fault({ platform: 'dmChamp', kind: 'status', status: 422, times: 1 });
		for (let times = 0; times < 2; times += 1) {
			await runDmChamp(sandbox.get(), { parameters: receive(own), items: [{ json: {} }] });
		}
		const requests = sandbox.get().requests({ path: '/incoming_custom_channel_message' });
		return requests.map(({ body }) => (body as { customData: { messageSid: string } }).customData.messageSid);
	}

	test('is the same in every execution where the message has a key', async () => {
		const [first, second] = await idsOf({ additionalFields: { sendOnceKey: 'order-7' } });
		expect(first).toMatch(/^n8n-/);
		expect(second).toBe(first);
	});

	test('is of one execution where it has none', async () => {
		const [first, second] = await idsOf({});
		expect(second).not.toBe(first);
	});
});
