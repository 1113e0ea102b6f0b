import { inBody, keyValues, text, url } from '../shared/fields';
import type { Field } from '../shared/fields';

/** Chatwoot's free attributes of contacts and conversations. */
export const customAttributes = keyValues({
	displayName: 'Custom Attributes',
	name: 'customAttributes',
	description: 'Values for the custom attributes that your account has: the key is that of the attribute, not its name',
	to: inBody('custom_attributes'),
});

/** What a webhook of either kind is called. */
export const webhookName = text({
	displayName: 'Name',
	name: 'name',
	placeholder: 'e.g. n8n',
	description: 'What the webhook is called in HueChat',
	to: inBody('name'),
});

/** Where a webhook of either kind goes. */
export const webhookUrl = url({
	displayName: 'URL',
	name: 'url',
	placeholder: 'e.g. https://example.com/hook',
	description: 'The public HTTPS address that HueChat should call, such as the URL of a Webhook node',
	to: inBody('url'),
});

/** A field that one operation demands, although others take it or leave it. */
export const demanded = <T>(field: Field<T>): Field<T> => ({ ...field, required: true });
