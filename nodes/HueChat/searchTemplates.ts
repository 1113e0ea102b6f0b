import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { listSearch } from '../shared/fields';
import { hueChat } from './platform';

/** The dropdown of WhatsApp templates; a message refers to a template by its name. */
export async function searchTemplates(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return await listSearch(this, hueChat, '/channels/whatsapp/templates', filter, (template) => {
		const name = String(template.name ?? template.template_name ?? '');
		return { name, value: name };
	});
}
