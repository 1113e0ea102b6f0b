import { people, runHitlChat, sendParameters } from '../setup';
import { useSandbox } from '../support';

const server = useSandbox();

const base = { resource: 'message', operation: 'send', recipientNumber: '447700900123' };
const bodies = () => server.get().requests().map(({ body }) => body);

describe('message types', () => {
	test.each(['image', 'video', 'audio', 'file'])('%s is sent with its address', async (type) => {
		const mediaUrl = ' https://example.com/a%20b.bin?x=1 ';
		const run = await runHitlChat(server.get(), { parameters: { ...base, type, mediaUrl } });
		expect(run.error).toBeUndefined();
		expect(bodies()).toEqual([
			{
				type,
				recipientNumber: '447700900123',
				media_url: 'https://example.com/a%20b.bin?x=1',
			},
		]);
	});

	test.each([
		['', 'Media URL is empty'],
		['picture.jpg', 'Media URL is not a web address'],
		['file:///etc/passwd', 'Media URL is not a web address'],
	])('a media address %j is refused', async (mediaUrl, message) => {
		const parameters = { ...base, type: 'image', mediaUrl: `={{ ${JSON.stringify(mediaUrl)} }}` };
		const run = await runHitlChat(server.get(), { parameters });
		expect(run.error?.message).toBe(message);
		expect(bodies()).toEqual([]);
	});

	test.each(['', '   ', null])('a text %j is refused', async (text) => {
		const parameters = { ...base, type: 'text', messageText: '={{ $json.text }}' };
		const run = await runHitlChat(server.get(), { parameters, items: [{ json: { text } }] });
		expect(run.error?.message).toBe('Message Text is empty');
		expect(bodies()).toEqual([]);
	});

	test('a number from a spreadsheet is sent as text', async () => {
		const parameters = { ...base, type: 'text', messageText: '={{ $json.text }}' };
		await runHitlChat(server.get(), { parameters, items: [{ json: { text: 42 } }] });
		expect(bodies()).toMatchObject([{ messageText: '42' }]);
	});
});

describe('phone numbers', () => {
	test.each<[unknown]>([
		['447700900123'],
		['+447700900123'],
		['+44 7700 900123'],
		['0044 7700 900123'],
		['+44-7700-900-123'],
		[' +44 (0)7700 900123 '],
		['tel:+447700900123'],
		[447700900123],
	])('%j is sent as the document shows', async (number) => {
		const run = await runHitlChat(server.get(), {
			parameters: sendParameters,
			items: [{ json: { number, text: 'Hello' } as never }],
		});
		expect(run.error).toBeUndefined();
		expect(bodies()).toMatchObject([{ recipientNumber: '447700900123' }]);
	});

	test.each<[unknown, string]>([
		['07700 900123', 'Recipient Number must include the country code, for example +15551234567'],
		['12345', 'Recipient Number has 5 digits'],
		['+44 7700 900123 000 000', 'Recipient Number has 18 digits'],
		['Jane', 'Recipient Number is not a phone number'],
		['1203630@g.us', 'Recipient Number is not a phone number'],
		['+44 7700 900123, +44 7700 900124', 'Recipient Number is not a phone number'],
		['', 'Recipient Number is empty'],
		[null, 'Recipient Number is empty'],
		[true, 'Recipient Number is not a phone number'],
	])('%j is refused before the request, with the item’s index', async (number, message) => {
		const items = people(3);
		items[2].json.number = number as never;
		const run = await runHitlChat(server.get(), {
			parameters: sendParameters,
			items,
			onError: 'continueRegularOutput',
		});
		expect(bodies()).toHaveLength(2);
		const [first, second, third] = run.output[0];
		expect([first.error, second.error]).toEqual([undefined, undefined]);
		expect(third.json.error).toContain(message);
		expect(third.error?.context).toMatchObject({
			itemIndex: 2,
			delivery: { outcome: 'notSent' },
		});
	});
});

describe('wrong input in one item of many', () => {
	test.each([1, 4, 199])('is found before anything leaves (item %i)', async (wrong) => {
		const items = people(200);
		items[wrong].json.number = '07700 900123';
		const run = await runHitlChat(server.get(), { parameters: sendParameters, items });
		expect(bodies()).toEqual([]);
		expect(run.error).toMatchObject({
			message: expect.stringContaining('must include the country code'),
			context: { itemIndex: wrong, delivery: { outcome: 'notSent' } },
		});
		expect(run.error?.description).toContain(`not sent ${wrong} (1)`);
		expect(run.error?.description).toContain('(199)');
	});
});
