import { DmChamp } from '../../../nodes/DmChamp/DmChamp.node';
import { useSandbox } from '../support';
import { callPage, linkIn } from '../wait/page';
import { parametersOf, runDmChamp, succeeded } from './setup';

const server = useSandbox();

const ask = async (own: Record<string, string>) =>
	succeeded(
		await runDmChamp(server.get(), {
			parameters: parametersOf('message: sendAndWait', { message: 'Still coming?', ...own }),
		}),
	);

describe('message: sendAndWait', () => {
	test.each([
		[
			'a custom channel',
			{ sendThrough: 'customChannel', fromId: 'u1', customChannel: 'my-channel', phoneNumber: 'no' },
			'/send_custom_channel_message',
			{
				customData: {
					fromId: 'u1',
					customChannel: 'my-channel',
					body: expect.stringMatching(/^Still coming\?\nRespond here: http/),
				},
			},
		],
		[
			'WhatsApp Web',
			{ sendThrough: 'whatsAppWeb', phoneNumber: '447700900123' },
			'/whatsapp-web/send',
			{
				phoneNumber: '+447700900123',
				message: expect.stringMatching(/^Still coming\?\nRespond here: http/),
			},
		],
	])('asks through %s and takes the answer', async (_name, own, path, body) => {
		const run = await ask(own);
		expect(server.get().requests()).toMatchObject([{ method: 'POST', path, accepted: true }]);
		const [{ body: sent }] = server.get().requests();
		expect(sent).toEqual(body);
		expect(run.runData.waitTill).toBeDefined();
		const page = await callPage(run, linkIn(JSON.stringify(sent).split('"').join(' ')), 'POST', { decision: 'approve' }, { node: DmChamp });
		expect(page.items).toEqual([{ data: { approved: true } }]);
	});
});
