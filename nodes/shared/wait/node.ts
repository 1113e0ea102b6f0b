import type { INodeTypeDescription } from 'n8n-workflow';

import { answerWebhooks } from './webhook';

/** What a node with Send and Wait adds to its description; its class calls `handleAnswer` in `webhook()`. */
export const waitingNode: Pick<INodeTypeDescription, 'waitingNodeTooltip' | 'webhooks'> = {
	webhooks: answerWebhooks,
	waitingNodeTooltip:
		'={{ $parameter["operation"] === "sendAndWait" ? "The workflow goes on when the recipient has answered" : "" }}',
};
