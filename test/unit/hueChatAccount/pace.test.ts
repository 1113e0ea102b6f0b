import { HueChatAccountApi } from '../../../credentials/HueChatAccountApi.credentials';
import { hueChatAccount } from '../../../nodes/HueChatAccount/platform';

// The node keeps one line for each endpoint, so the number there is none for the key as a whole.
it('the credential says that its pace is one for each endpoint', () => {
	expect(hueChatAccount.limitScope).toBe('route');
	const { properties } = new HueChatAccountApi();
	const pace = properties.find(({ name }) => name === 'requestsPerMinute');
	expect(pace?.description).toMatch(/each endpoint/);
	expect(pace?.description).not.toMatch(/with this key/);
});
