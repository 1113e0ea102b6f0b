import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { listSearch } from '../shared/fields';
import { hitlChat } from './platform';

/** The dropdown of approved templates; broadcasts refer to a template by its name ("How to Use the HitlChat API"). */
export async function searchTemplates(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return await listSearch(this, hitlChat, '/templates', filter, (template) => ({
		name: String(template.name ?? ''),
		value: String(template.name ?? ''),
	}));
}
