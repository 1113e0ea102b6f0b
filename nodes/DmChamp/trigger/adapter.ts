import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';

import { challengeIn, isPingName, messageFilter } from '../../shared/webhook';
import type { Around, Delivery, Result, Verification, WebhookAdapter } from '../../shared/webhook';
import { comparableName } from '../../shared/number';
import { isObject } from '../../shared/object';
import { textsOf } from '../../shared/fields';
import { readAutoRecharge } from './autoRecharge';
import { looksLikeMessage, readCustomMessage } from './customMessage';
import { isWantedEvent } from './eventNames';
import { chosenKinds, kindOf } from './events';
import type { Kind } from './events';
import { hintFor } from './hint';
import { MESSAGE_WEBHOOKS } from './paths';
import { eventNameIn, isHollow, readPlatformEvent } from './platformEvent';
import { responseFormat } from './responseFormat';
import { verifySecret } from './secret';

function readAs(
	kind: Kind,
	body: IDataObject,
	verification: Verification,
	around: Around,
): Result<Delivery> {
	if (kind === 'message') return readCustomMessage(body, verification);
	if (kind === 'autoRecharge') return readAutoRecharge(body, verification);
	return readPlatformEvent(body, verification, around);
}

/** @returns what leaves it out, as the user sees its name */
function leftOutBy(
	context: IWebhookFunctions,
	kind: Kind,
	{ message }: Delivery,
): string | undefined {
	if (kind === 'platformEvent') {
		const chosen = context.getNodeParameter('platformEvents', []);
		const others = context.getNodeParameter('otherEvents', '');
		if (!isWantedEvent(message.event, chosen, others)) return 'Platform Events';
	}
	// Credits that a filter held back would not be granted at all.
	if (kind === 'autoRecharge') return undefined;
	const filters: unknown = context.getNodeParameter('filters', {});
	const receivers = textsOf(isObject(filters) ? filters.toId : undefined, 'To ID');
	const receiver = comparableName(message.receiver ?? '');
	const isForThem = receivers.some((each) => comparableName(each) === receiver);
	if (receivers.length > 0 && !isForThem) return 'To ID';
	return messageFilter(filters)(message);
}

/** DM Champ's side of the webhook. */
export const adapter: WebhookAdapter = {
	responseFormat,
	whenFinished: (context) => context.getNodeParameter('responseMode') === 'lastNode',
	verify: verifySecret,
	hint: hintFor,
	read(context, body, verification, around) {
		const name = eventNameIn(body);
		const answer = challengeIn(body);
		if (isPingName(name) && !looksLikeMessage(body) && (answer !== undefined || isHollow(body))) {
			return { value: { ping: true, answer } };
		}
		const chosen = chosenKinds(context.getNodeParameter('events'));
		const kind = kindOf(body, chosen, MESSAGE_WEBHOOKS.includes(context.getWebhookName()));
		if (!chosen.includes(kind)) {
			// The vendor's other events come to the same URL: they are answered, whatever they hold.
			const known = readPlatformEvent(body, verification, around);
			return 'refusal' in known ? known : { value: { ...known.value, leftOutBy: 'Events' } };
		}
		const result = readAs(kind, body, verification, around);
		if ('refusal' in result) return result;
		return { value: { ...result.value, leftOutBy: leftOutBy(context, kind, result.value) } };
	},
};
