import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { listSearch } from '../shared/fields';
import { dmChamp } from './platform';

/** The dropdown of WhatsApp templates (help.dmchamp.com/api/whatsapp-templates). */
export async function searchTemplates(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return await listSearch(this, dmChamp, '/whatsapp-templates', filter, (template) => ({
		name: [template.name, template.language].filter(Boolean).join(' · '),
		value: String(template.id ?? ''),
	}));
}
