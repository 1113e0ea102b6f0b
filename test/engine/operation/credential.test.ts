import type { INodeExecutionData } from 'n8n-workflow';

import { startSandbox } from '../../../sandbox';
import { HarnessCredentials } from '../harness/credentials';
import { people, runHitlChat, sendParameters } from '../setup';
import { textsOf, useSandbox } from '../support';

const { get: sandbox } = useSandbox();

const withJson = (...entries: Array<Record<string, string>>): INodeExecutionData[] =>
	people(entries.length).map(({ json }, index) => ({ json: { ...json, ...entries[index] } }));

const keysSent = () =>
	sandbox()
		.requests()
		.map(({ body, headers }) => [
			(body as { messageText: string }).messageText,
			headers.authorization,
		]);

afterEach(() => {
	jest.restoreAllMocks();
});

describe('a credential that holds expressions', () => {
	const both = { onError: 'continueRegularOutput' as const };

	test('sends each item with its own key', async () => {
		await runHitlChat(sandbox(), {
			parameters: sendParameters,
			items: withJson({ key: 'key-of-the-first' }, { key: 'key-of-the-second' }, { key: 'key-3' }),
			credential: { apiKey: '={{ $json.key }}' },
			...both,
		});
		expect(keysSent().sort()).toEqual([
			['message 0', 'Bearer key-of-the-first'],
			['message 1', 'Bearer key-of-the-second'],
			['message 2', 'Bearer key-3'],
		]);
	});

	test('sends each item to its own Base URL', async () => {
		const other = await startSandbox({ port: 0 });
		try {
			const bases = [sandbox().baseUrl('hitlChat'), other.baseUrl('hitlChat')];
			const run = await runHitlChat(sandbox(), {
				parameters: sendParameters,
				items: withJson({ base: bases[0] }, { base: bases[1] }, { base: bases[0] }),
				credential: { baseUrl: '={{ $json.base }}' },
				...both,
			});
			expect(run.output[0].map(({ error }) => error)).toEqual([undefined, undefined, undefined]);
			expect(textsOf(sandbox().requests(), true).sort()).toEqual(['message 0', 'message 2']);
			expect(textsOf(other.requests(), true)).toEqual(['message 1']);
		} finally {
			await other.close();
		}
	});

	test('reads each item’s number with its own country code', async () => {
		const run = await runHitlChat(sandbox(), {
			parameters: sendParameters,
			items: withJson(
				{ code: '44', number: '07700 900123' },
				{ code: '49', number: '0151 23456789' },
				{ code: '', number: '+33 6 39 98 00 00' },
			),
			credential: { defaultCountryCode: '={{ $json.code }}' },
		});
		expect(run.error).toBeUndefined();
		const numbers = sandbox()
			.requests()
			.map(({ body }) => (body as { recipientNumber: string }).recipientNumber);
		expect(numbers.sort()).toEqual(['33639980000', '447700900123', '4915123456789']);
	});

	test('shows nothing of any key', async () => {
		const run = await runHitlChat(sandbox(), {
			parameters: sendParameters,
			items: people(2),
			credential: { apiKey: '={{ "secret-of-item-" + $itemIndex }}' },
			...both,
		});
		expect(
			keysSent()
				.map(([, key]) => key)
				.sort(),
		).toEqual([0, 1].map((item) => `Bearer secret-of-item-${item}`));
		expect(JSON.stringify(run.output)).not.toContain('secret-of-item');
	});

	test('an expression that fails is its item’s, and sends nothing', async () => {
		const run = await runHitlChat(sandbox(), {
			parameters: sendParameters,
			items: people(3),
			credential: {
				baseUrl: `={{ $itemIndex === 1 ? $('Missing').first().json.base : '${sandbox().baseUrl('hitlChat')}' }}`,
			},
			...both,
		});
		expect(
			run.output[0].map(({ json, error }) => json.messageText ?? error?.context.delivery),
		).toEqual(['message 0', expect.objectContaining({ outcome: 'notSent' }), 'message 2']);
		expect(textsOf(sandbox().requests()).sort()).toEqual(['message 0', 'message 2']);
	});
});

describe('reading the credential', () => {
	/** Fails at those readings of the run, counted from 0. */
	function failAt(...readings: number[]) {
		const prototype = HarnessCredentials.prototype;
		const original = prototype.getDecrypted;
		let reading = -1;
		return jest.spyOn(prototype, 'getDecrypted').mockImplementation(async function (
			this: HarnessCredentials,
			...args
		) {
			reading += 1;
			if (readings.includes(reading)) throw new Error('The database is locked');
			return await original.apply(this, args);
		});
	}

	test('is done once for each item', async () => {
		const spy = failAt();
		await runHitlChat(sandbox(), { parameters: sendParameters, items: people(4) });
		expect(spy).toHaveBeenCalledTimes(4);
	});

	test('that fails once at the beginning is done again, and the run goes on', async () => {
		failAt(0);
		const run = await runHitlChat(sandbox(), { parameters: sendParameters, items: people(3) });
		expect(run.error).toBeUndefined();
		expect(textsOf(sandbox().requests(), true)).toHaveLength(3);
	});

	test('that fails for one item fails no other', async () => {
		failAt(2);
		const run = await runHitlChat(sandbox(), {
			parameters: sendParameters,
			items: people(4),
			onError: 'continueRegularOutput',
		});
		const errors = run.output[0].filter(({ error }) => error !== undefined);
		expect(errors).toMatchObject([
			{ json: { error: expect.stringContaining('database is locked') } },
		]);
		expect(errors[0].error?.context.delivery).toMatchObject({ outcome: 'notSent' });
		expect(textsOf(sandbox().requests(), true)).toHaveLength(3);
	});

	test('that fails in one try is done again in the next', async () => {
		failAt(0, 1);
		const run = await runHitlChat(sandbox(), {
			parameters: sendParameters,
			items: people(3),
			retryOnFail: true,
			maxTries: 2,
			waitBetweenTries: 1,
		});
		expect(run.error).toBeUndefined();
		expect(run.thrown).toHaveLength(1);
		expect(textsOf(sandbox().requests(), true).sort()).toEqual([
			'message 0',
			'message 1',
			'message 2',
		]);
	});
});
