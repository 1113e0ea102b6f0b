import type { Sandbox } from '../sandbox';
import type { Credential } from './n8n-cli';

/** The credentials that the examples name as n8n would, without what only the sandbox knows. */
const NAMED = {
	chitChatLabs: {
		id: 'chatInboxCcl0001',
		name: 'ChitChatLabs account',
		type: 'chitChatLabsApi',
		data: {},
	},
	dmChamp: { id: 'chatInboxDmCh001', name: 'DM Champ account', type: 'dmChampApi', data: {} },
	hitlChat: { id: 'chatInboxHitl001', name: 'HitlChat account', type: 'hitlChatApi', data: {} },
	hueChat: { id: 'chatInboxHueC001', name: 'HueChat account', type: 'hueChatApi', data: {} },
	hueChatAccount: {
		id: 'chatInboxHueA001',
		name: 'HueChat Account account',
		type: 'hueChatAccountApi',
		// The account that the sandbox plays.
		data: { accountId: '42' },
	},
} satisfies Record<string, Credential>;

/** The credential that the examples name for a platform, for the sandbox. */
export function sandboxCredential(sandbox: Sandbox, platform: keyof typeof NAMED): Credential {
	const { data, ...named } = NAMED[platform];
	const address = { apiKey: sandbox.key(platform), baseUrl: sandbox.baseUrl(platform) };
	return { ...named, data: { ...data, ...address } };
}

/**
 * The credential that the examples name for the DM Champ Trigger.
 *
 * @param secret At least 16 characters.
 */
export function webhookCredential(secret: string): Credential {
	return {
		id: 'chatInboxHook001',
		name: 'DM Champ Trigger Secret account',
		type: 'dmChampWebhookApi',
		data: { secret },
	};
}

/**
 * All credentials that the examples name, for the sandbox.
 *
 * @param secret Of the DM Champ Trigger, at least 16 characters.
 */
export function demoCredentials(sandbox: Sandbox, secret: string): Credential[] {
	const platforms = Object.keys(NAMED) as Array<keyof typeof NAMED>;
	const accounts = platforms.map((platform) => sandboxCredential(sandbox, platform));
	return [...accounts, webhookCredential(secret)];
}
