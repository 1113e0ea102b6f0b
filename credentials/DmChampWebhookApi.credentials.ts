import type { ICredentialType, Icon, INodeProperties } from 'n8n-workflow';

/**
 * The secret that callers of a DM Champ trigger must carry. It is ours and not the vendor's key,
 * which would otherwise lie in every sender's settings. Tested by the trigger.
 */
export class DmChampWebhookApi implements ICredentialType {
	name = 'dmChampWebhookApi';

	displayName = 'DM Champ Trigger Secret API';

	documentationUrl =
		'https://github.com/chat-inbox/n8n-nodes-chat-inbox/blob/main/docs/guides/dm-champ-trigger.md#the-secret';

	icon: Icon = { light: 'file:../icons/dmchamp.svg', dark: 'file:../icons/dmchamp.dark.svg' };

	properties: INodeProperties[] = [
		{
			displayName: 'Secret',
			name: 'secret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'At least 16 letters, digits or - . _ ~, best drawn at random: save this form with a blank secret and it offers one. Senders put it where DM Champ takes its API key: as ?apiKey= in the URL or in the header x-api-key.',
		},
	];
}
