import { withCustomRequest } from '../shared/operation';
import { paging } from './customRequest';
import { hueChatAccount } from './platform';
import { broadcast } from './broadcast';
import { contact } from './contact';
import { contactList } from './contactList';
import { conversation } from './conversation';
import { deal } from './deal';
import { agent, inbox, label, team } from './directory';
import { message } from './message';
import { outboundWebhook } from './outboundWebhook';
import { aiAgent, template } from './readOnlyResources';
import { ticket } from './ticket';
import { webhook } from './webhook';

/** All that the HueChat Account node can do. */
export const resources = withCustomRequest(hueChatAccount, [
	agent,
	aiAgent,
	broadcast,
	contact,
	contactList,
	conversation,
	deal,
	inbox,
	label,
	message,
	outboundWebhook,
	team,
	template,
	ticket,
	webhook,
], {
	example: '/api/v1/accounts/:accountId/labels',
	pathHint: ':accountId stands for the Account ID of the credential.',
	paging,
});
