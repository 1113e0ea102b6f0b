import type { Credential } from '../../../../demo/n8n-cli';
import { textToEach } from '../../../e2e/workflows';
import { hitlChatAt } from '../bench-n8n';
import type { PeerPackage } from '../weight/peers';
import { sender, settingsOf, type NodeJson, type SenderOptions } from '../workflows';

/** A node that sends a text to each item, set up as somebody who only fills in what is required. */
export interface Contender {
	/** At most five letters: part of a workflow's id. */
	id: string;
	/** With the version where it is not n8n's own. */
	name: string;
	credential: Credential;
	node: (options: SenderOptions) => NodeJson;
}

const { recipientNumber, messageText } = textToEach;

interface PeerNode {
	type: string;
	parameters: NodeJson;
	credential: { type: string; data: NodeJson };
}

const telegram = (url: string): PeerNode => ({
	type: 'n8n-nodes-base.telegram',
	parameters: { chatId: recipientNumber, text: messageText, additionalFields: {} },
	credential: { type: 'telegramApi', data: { accessToken: 'bench', baseUrl: url } },
});

const evolution = (url: string): PeerNode => ({
	type: 'n8n-nodes-evolution-api.evolutionApi',
	parameters: {
		...{ resource: 'messages-api', operation: 'send-text', instanceName: 'bench' },
		...{ remoteJid: recipientNumber, messageText, options_message: {} },
	},
	credential: { type: 'evolutionApi', data: { 'server-url': url, apikey: 'bench' } },
});

const chatwoot = (url: string): PeerNode => ({
	type: '@devlikeapro/n8n-nodes-chatwoot.chatWoot',
	parameters: {
		...{ resource: 'Messages', operation: 'Create A New Message In A Conversation' },
		...{ account_id: 1, conversation_id: recipientNumber, content: messageText, private: false },
		requestOptions: {},
	},
	credential: { type: 'chatwootApi', data: { url, accessToken: 'bench' } },
});

function contenderOf(id: string, name: string, { credential, ...node }: PeerNode): Contender {
	const stored = { id: `benchPeer${id}`, name: `benchPeer${id}`, ...credential };
	return {
		...{ id, name, credential: stored },
		node: (options) => ({ ...node, typeVersion: 1, ...settingsOf(stored, options) }),
	};
}

/** The HitlChat node's name in the tables. */
export const OURS = 'HitlChat node';

/**
 * All that are compared, this package's node first.
 *
 * @param url of the server that all of them send to
 */
export function contendersAt(url: string, peers: readonly PeerPackage[]): Contender[] {
	const credential = hitlChatAt('benchPeerHitlChat', url);
	const named = (name: string, packageName: string) => {
		const peer = peers.find((one) => one.name === packageName);
		if (peer === undefined) throw new Error(`${packageName} is not pinned`);
		return `${name} (${packageName} ${peer.version})`;
	};
	return [
		{
			...{ id: 'Ours', name: OURS, credential },
			node: (options) => sender('ours', credential, { ...options, batching: undefined }),
		},
		{
			...{ id: 'Http', name: 'HTTP Request node', credential },
			node: (options) => sender('http', credential, { ...options, batching: undefined }),
		},
		{
			...{ id: 'Batch', name: 'HTTP Request node, Batching', credential },
			node: (options) => sender('http', credential, options),
		},
		contenderOf('Tele', 'Telegram node', telegram(url)),
		contenderOf('Evo', named('Evolution API', 'n8n-nodes-evolution-api'), evolution(url)),
		contenderOf('Woot', named('ChatWoot', '@devlikeapro/n8n-nodes-chatwoot'), chatwoot(url)),
	];
}
