import type { Sandbox } from '../sandbox';
import { readExample } from './examples';

/** The flow that tells the team. */
export const handedToHuman = readExample('hitlchat-handed-to-human.json');

interface Conversation {
	customer_name: string;
	customer_whatsapp_number: string;
	transferred_to_human_at_least_once: boolean;
}

/**
 * Hands the next conversation of the sandbox's HitlChat over to a human, as its bot does.
 *
 * @returns what happened and where to look, as a sentence
 */
export function handOver(sandbox: Pick<Sandbox, 'state' | 'change'>): string {
	const { hitlChat } = sandbox.state() as { hitlChat: { conversations: Conversation[] } };
	const next = hitlChat.conversations.find((one) => !one.transferred_to_human_at_least_once);
	if (next === undefined) return 'All conversations have been handed over already.';
	sandbox.change({
		platform: 'hitlChat',
		panel: 'conversations',
		id: next.customer_whatsapp_number,
		fields: { transferred_to_human_at_least_once: true, bot_currently_paused: true },
	});
	return `${next.customer_name} waits for a human now. Within a minute the team gets a message: look at HitlChat → Messages.`;
}
