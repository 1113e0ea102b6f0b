import { people, runHitlChat, sendParameters } from '../setup';
import { fault, useSandbox } from '../support';

const server = useSandbox();

it('gives ids of 64 bits out as they came, to the last digit', async () => {
	const sandbox = server.get();
	const body = '{"success":true,"messageId":17841405822304914,"big":12345678901234567890,"n":1.5}';
	fault(sandbox, { kind: 'status', status: 200, body, headers: { 'content-type': 'application/json' } });
	const run = await runHitlChat(sandbox, { parameters: sendParameters, items: people(1) });
	expect(run.error).toBeUndefined();
	expect(run.output[0]?.map(({ json }) => json)).toMatchObject([{ messageId: '17841405822304914', big: '12345678901234567890', n: 1.5 }]);
});
