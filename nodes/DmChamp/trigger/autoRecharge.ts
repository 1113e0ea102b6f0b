import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod';

import type { Result } from '../../shared/webhook/http/body';
import { flatMessage } from '../../shared/webhook/message/message';
import type { Verified } from '../../shared/webhook/message/message';
import { idText, parseBody } from '../../shared/webhook/message/parse';
import type { EventDelivery } from './events';

const schema = z.object({
	idempotency_key: idText,
	// Not documented; read where they are there, and never a reason to refuse.
	sub_account_id: idText.nullish().catch(null),
	email: idText.nullish().catch(null),
});

/**
 * Reads the webhook of an agency's sub-account that has run out of credits. Seed 001 documents its
 * `idempotency_key` only, which is at the top of the output too: granting credits asks for it there.
 */
export function readAutoRecharge(body: IDataObject, verified: Verified): Result<EventDelivery> {
	const parsed = parseBody(schema, body);
	if ('refusal' in parsed) return parsed;
	const { idempotency_key: id, sub_account_id: account, email } = parsed.value;
	const type = 'autoRecharge';
	const contact = { id: account ?? null, email: email ?? null };
	const message = flatMessage({ id, platform: 'dmChamp', event: type, type, contact, verified, raw: body });
	const output = { ...message, idempotency_key: id };
	return { value: { kind: type, receiver: '', id, message: output } };
}
