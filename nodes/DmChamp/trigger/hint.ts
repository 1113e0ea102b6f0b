import type { IWebhookFunctions } from 'n8n-workflow';

import { addressProblem } from '../../shared/webhook';
import { CREDENTIAL } from './secret';

/** What somebody who tries the trigger out in the editor should know before it is published. */
export function hintFor(context: IWebhookFunctions): string | undefined {
	const hints = [
		addressProblem(context.getNodeWebhookUrl('default'), 'DM Champ'),
		context.getNode().credentials?.[CREDENTIAL] === undefined
			? 'This trigger is open to anybody who knows its URL. Choose a DM Champ Trigger Secret credential.'
			: undefined,
	].filter((hint) => hint !== undefined);
	return hints.length === 0 ? undefined : hints.join(' ');
}
