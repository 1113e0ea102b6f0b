import { HueChat } from '../../../nodes/HueChat/HueChat.node';
import { useSandbox } from '../support';
import { callPage, linkIn } from '../wait/page';
import { runHueChat } from './setup';

const server = useSandbox();

test('message: sendAndWait', async () => {
	const run = await runHueChat(server.get(), {
		parameters: {
			resource: 'message',
			operation: 'sendAndWait',
			contactId: 'cnt_amira',
			channel: 'sms',
			message: 'Still coming?',
			responseType: 'freeText',
		},
	});
	expect(run.error).toBeUndefined();
	const [{ body, ...request }] = server.get().requests();
	expect(request).toMatchObject({ method: 'POST', path: '/contact/cnt_amira/message', accepted: true });
	expect(body).toEqual({
		channel: 'sms',
		message_type: 'text',
		content: expect.stringMatching(/^Still coming\?\nRespond here: http/),
	});
	expect(run.runData.waitTill).toBeDefined();
	const link = linkIn((body as { content: string }).content);
	const page = await callPage(run, link, 'POST', { answer: 'Yes' }, { node: HueChat });
	expect(page.items).toEqual([{ data: { text: 'Yes' } }]);
});
