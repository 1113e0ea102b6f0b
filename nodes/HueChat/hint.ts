import type { Refusal } from '../shared/transport';

// No document shows this refusal. These are the words of WhatsApp's own rule (131047 is Meta's code
// for it), which a vendor in between passes on or paraphrases.
const WINDOW =
	/24[\s-]?(?:h\b|hours?)|(?:conversation|customer.service|messaging|session|service)[\s_-]?window|outside[\s_-](?:the[\s_-])?(?:allowed[\s_-])?window|window[\s_-](?:is[\s_-]|has[\s_-])?(?:closed|expired)|re-?engagement|\b131047\b/i;

const WINDOW_RULE =
	"WhatsApp takes text, images and documents only within 24 hours of the customer's last message. Outside that window send an approved template instead (Type: Template); when the customer answers, the window opens again.";

const KEYS =
	'A test key (sk_test_…) belongs to the Base URL https://sandbox.huechat.ai/v2, a live one (sk_live_…) to https://api.huechat.ai/v2.';

const SCOPES =
	'HueChat keys have scopes: contacts:read to read contacts, contacts:write to change them, conversations:read to read conversations and messages, conversations:write to send.';

/** What HueChat's rules say about a refusal (developer.huechat.ai: Send WhatsApp Messages, API Keys). */
export function hint({ status, code = '', text = '' }: Refusal): string | undefined {
	if (status === 401) return KEYS;
	if (status === 403 && !WINDOW.test(`${code} ${text}`)) return SCOPES;
	// Also where the HTTP status says success and the answer `failed`.
	return WINDOW.test(`${code} ${text}`) ? WINDOW_RULE : undefined;
}
