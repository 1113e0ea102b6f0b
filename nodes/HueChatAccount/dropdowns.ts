import type { IDataObject, ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { listSearch } from '../shared/fields';
import { addressIn } from './operation';
import { numberedPagesIfAny } from './paging';
import { paths } from './paths';
import type { AccountPath } from './paths';
import { platformFor } from './platform';

interface Dropdown {
	path: AccountPath;
	/** What the user reads, by the first of these fields that is there. */
	names: readonly string[];
	/** What is sent. */
	value: string;
}

const DROPDOWNS: Record<string, Dropdown> = {
	searchAgents: {
		path: paths.agent.getAll,
		names: ['available_name', 'name', 'email'],
		value: 'id',
	},
	searchContactLists: { path: paths.contactList.getAll, names: ['name', 'title'], value: 'id' },
	searchInboxes: { path: paths.inbox.getAll, names: ['name'], value: 'id' },
	searchLabels: { path: paths.label.getAll, names: ['title', 'name'], value: 'title' },
	searchTeams: { path: paths.team.getAll, names: ['name'], value: 'id' },
	searchTemplateNames: { path: paths.template.getAll, names: ['name'], value: 'name' },
	searchTemplates: { path: paths.template.getAll, names: ['name'], value: 'id' },
};

function textOf(entry: IDataObject, fields: readonly string[]): string {
	const found = fields.map((field) => entry[field]).find((value) => value !== undefined);
	return String(found ?? entry.name ?? entry.id ?? '');
}

function search({ path, names, value }: Dropdown) {
	return async function (
		this: ILoadOptionsFunctions,
		filter?: string,
	): Promise<INodeListSearchResult> {
		const platform = platformFor(path);
		const url = addressIn(path, await this.getCredentials(platform.credential));
		const toItem = (entry: IDataObject) => ({
			name: textOf(entry, names),
			value: textOf(entry, [value]),
		});
		return await listSearch(this, platform, url, filter, toItem, numberedPagesIfAny);
	};
}

/** The lists to choose from, by the names that the fields call them. */
export const dropdowns = Object.fromEntries(
	Object.entries(DROPDOWNS).map(([name, dropdown]) => [name, search(dropdown)]),
);
