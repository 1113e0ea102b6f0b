import type { INodeParameters, INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';

import { sandboxCredential } from '../../demo/credentials';
import { fillEmptyTables } from './sandboxRows';
import { openStage, type Stage } from './stage';

/** What n8n tells the editor about a node. */
interface NodeType {
	name: string;
	properties: INodeProperties[];
}

/** Something that n8n loads from the vendor for one parameter. */
interface Loaded {
	path: string;
	parameters: INodeParameters;
	listSearch?: string;
	loadOptions?: string;
	mapping?: string;
}

const PACKAGE = 'n8n-nodes-chat-inbox';
const PLATFORMS = ['dmChamp', 'hitlChat', 'hueChat', 'hueChatAccount'] as const;
type Name = (typeof PLATFORMS)[number];

/** The first value of each condition: with these the parameter shows. */
function shownWith({ displayOptions }: INodeProperties): INodeParameters {
	const entries = Object.entries(displayOptions?.show ?? {});
	const first = entries.map(([name, wanted = []]) => [name.replace('/', ''), wanted[0]]);
	return Object.fromEntries(first) as INodeParameters;
}

const isProperty = (
	option: INodeProperties | INodePropertyCollection | INodePropertyOptions,
): option is INodeProperties => 'type' in option && 'displayName' in option;

/** All parameters, those inside collections with their path. */
const flat = (properties: readonly INodeProperties[]): Array<[path: string, INodeProperties, INodeParameters]> =>
	properties.flatMap((property) => {
		const inner = property.type === 'collection' ? (property.options ?? []).filter(isProperty) : [];
		const own = shownWith(property);
		return [
			[property.name, property, own],
			...inner.map((one): [string, INodeProperties, INodeParameters] => [
				`${property.name}.${one.name}`,
				one,
				{ ...own, ...shownWith(one) },
			]),
		];
	});

function loadedBy({ properties }: NodeType): Loaded[] {
	const all = flat(properties).flatMap(([path, { modes = [], typeOptions = {} }, parameters]): Loaded[] => {
		const lists = modes.flatMap(({ typeOptions: own }) => own?.searchListMethod ?? []);
		const { loadOptionsMethod, resourceMapper } = typeOptions;
		return [
			...lists.map((listSearch) => ({ path, parameters, listSearch })),
			...(loadOptionsMethod ? [{ path, parameters, loadOptions: loadOptionsMethod }] : []),
			...(resourceMapper ? [{ path, parameters, mapping: resourceMapper.resourceMapperMethod }] : []),
		];
	});
	const keyOf = ({ listSearch, loadOptions, mapping }: Loaded) => `${listSearch} ${loadOptions} ${mapping}`;
	return [...new Map(all.map((one) => [keyOf(one), one])).values()];
}

const chosen = (value: string) => ({ __rl: true, mode: 'list', value });

/** The templates that the sandbox has, by the parameters that hold one. */
const TEMPLATES: Record<Name, INodeParameters> = {
	dmChamp: {},
	hitlChat: { metaTemplateName: chosen('promo_may_2026') },
	hueChat: { templateName: chosen('appointment_reminder') },
	hueChatAccount: {
		templateId: chosen('0b6c2f0e-5d0a-4f5e-9f0e-2d7c9a1b3c01'),
		templateName: chosen('order_update'),
		templateLanguage: 'en',
	},
};

// A list gets 5 seconds; n8n and the vendor share a machine here that may be busy with something else.
jest.retryTimes(2);

describe('what n8n loads for the forms', () => {
	let stage: Stage;
	let types: NodeType[];

	beforeAll(async () => {
		stage = await openStage(
			(sandbox) => ({
				credentials: PLATFORMS.map((platform) => sandboxCredential(sandbox, platform)),
				workflows: [],
			}),
			'dropdowns',
		);
		types = JSON.parse(await stage.n8n.rest.page('/types/nodes.json')) as NodeType[];
		fillEmptyTables(stage.sandbox);
	});

	afterAll(async () => {
		await stage?.close();
	});

	async function ask<T>(platform: Name, what: string, loaded: Loaded, own: object): Promise<T> {
		const { id, name, type } = sandboxCredential(stage.sandbox, platform);
		return await stage.n8n.rest.post<T>(`/rest/dynamic-node-parameters/${what}`, {
			path: `parameters.${loaded.path}`,
			nodeTypeAndVersion: { name: `${PACKAGE}.${platform}`, version: 1 },
			currentNodeParameters: { ...loaded.parameters, ...TEMPLATES[platform] },
			credentials: { [type]: { id, name } },
			...own,
		});
	}

	const typeOf = (platform: Name) => {
		const found = types.find(({ name }) => name === `${PACKAGE}.${platform}`);
		if (found === undefined) throw new Error(`n8n has no node ${platform}`);
		return found;
	};

	const isChoice = expect.objectContaining({ name: expect.any(String), value: expect.any(String) });

	it.each(PLATFORMS)('%s: every list has choices, and is searched', async (platform) => {
		const lists = loadedBy(typeOf(platform)).filter(({ listSearch }) => listSearch !== undefined);
		expect(lists.length).toBeGreaterThan(0);
		for (const loaded of lists) {
			const methodName = loaded.listSearch;
			const { results } = await ask<{ results: Array<{ name: string }> }>(
				platform,
				'resource-locator-results',
				loaded,
				{ methodName },
			);
			expect({ methodName, first: results[0] }).toEqual({ methodName, first: isChoice });
			const [word] = results[0].name.split(/ · /);
			const found = await ask<{ results: unknown[] }>(platform, 'resource-locator-results', loaded, {
				methodName,
				filter: word,
			});
			expect({ methodName, found: found.results }).toEqual({
				methodName,
				found: expect.arrayContaining([results[0]]),
			});
		}
	});

	it.each(['hitlChat', 'hueChat', 'hueChatAccount'] as const)('%s: every template form has its fields', async (platform) => {
		const forms = loadedBy(typeOf(platform)).filter(({ mapping }) => mapping !== undefined);
		expect(forms.length).toBeGreaterThan(0);
		for (const loaded of forms) {
			const { fields } = await ask<{ fields: Array<{ id: string }> }>(
				platform,
				'resource-mapper-fields',
				loaded,
				{ methodName: loaded.mapping },
			);
			const ids = fields.map(({ id }) => id);
			expect({ form: loaded.mapping, ids }).toEqual({
				form: loaded.mapping,
				ids: expect.arrayContaining(['body:1', 'body:2']),
			});
		}
	});

	it('a choice of several has its options', async () => {
		const [loaded] = loadedBy(typeOf('hueChatAccount')).filter(({ loadOptions }) => loadOptions !== undefined);
		const options = await ask('hueChatAccount', 'options', loaded, { methodName: loaded.loadOptions });
		expect(options).toEqual([
			{ name: 'billing', value: 'billing' },
			{ name: 'vip', value: 'vip' },
		]);
	});

	it('a list goes on where the token says', async () => {
		for (let id = 100; id < 140; id += 1) {
			const fields = { id, name: `Row ${id}` };
			stage.sandbox.change({ platform: 'hueChatAccount', panel: 'contacts', id: String(id), fields });
		}
		const loaded = loadedBy(typeOf('hueChatAccount')).find(({ listSearch }) => listSearch === 'searchContacts');
		if (loaded === undefined) throw new Error('There is no list of contacts');
		const names: string[] = [];
		let paginationToken: string | undefined;
		do {
			const page: { results: Array<{ name: string }>; paginationToken?: string } = await ask(
				'hueChatAccount',
				'resource-locator-results',
				loaded,
				{ methodName: 'searchContacts', paginationToken },
			);
			names.push(...page.results.map(({ name }) => name));
			({ paginationToken } = page);
		} while (paginationToken !== undefined);
		expect(new Set(names).size).toBe(41);
		expect(names).toHaveLength(41);
	});

	it('says what is wrong with a key', async () => {
		const [loaded] = loadedBy(typeOf('hitlChat'));
		stage.sandbox.fault({ platform: 'hitlChat', kind: 'status', status: 401, times: 'always' });
		const refused = ask('hitlChat', 'resource-locator-results', loaded, { methodName: loaded.listSearch });
		await expect(refused).rejects.toThrow('HitlChat rejected the API key');
	});
});
