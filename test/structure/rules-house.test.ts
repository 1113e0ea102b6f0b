import type { ICredentialType, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { HitlChatApi } from '../../credentials/HitlChatApi.credentials';
import { HitlChat } from '../../nodes/HitlChat/HitlChat.node';
import {
	codexFindings,
	credentialFindings,
	descriptionFindings,
	iconFindings,
	operationFindings,
	registrationFindings,
} from './rules/node';
import {
	describedByHand,
	otherWaysOut,
	tooLong,
	undescribed,
	unencodedAddresses,
} from './rules/source';

const file = 'nodes/Vendor/contact/send.ts';

describe('source', () => {
	it('long files are found', () => {
		const text = 'a\n'.repeat(201);
		expect(tooLong({ file, text })).toEqual([`${file} has 201 lines`]);
		expect(tooLong({ file, text: 'a\n'.repeat(200) })).toEqual([]);
		expect(tooLong({ file: 'sandbox/platforms/vendor.ts', text })).not.toEqual([]);
	});

	it('a long table is no long file, unless it holds statements', () => {
		const rows = Array.from({ length: 250 }, (_, row) => `\tr${row}: () => ${row},`).join('\n');
		const text = `const TABLE = {\n${rows}\n};\nexport const one = 1;\n`;
		expect(tooLong({ file, text })).toEqual([]);
		expect(tooLong({ file, text: text.replace('=> 1,', '=> { run(); },') })).toHaveLength(1);
	});

	it.each([
		'await this.helpers.httpRequest({ url });',
		'await this.helpers.httpRequestWithAuthentication.call(this, "a", {});',
		'await this.helpers.request(options);',
		'await this.helpers.requestWithAuthentication.call(this, "a", {});',
		'await context.makeRoutingRequest(options);',
		'await fetch(url);',
		'send: { preSend: [check] }',
	])('%s is another way out', (text) => {
		expect(otherWaysOut({ file, text })).toHaveLength(1);
		expect(otherWaysOut({ file: 'nodes/shared/transport/x.ts', text })).toEqual([]);
	});

	it('a word in a comment is none', () => {
		expect(otherWaysOut({ file, text: '// never a preSend\n/* nor httpRequest() */' })).toEqual([]);
	});

	it.each([
		'const request = { url: `/lists/${id}` };',
		'request.url = `/lists/${id}`;',
		'request.url += id;',
		"request.url = '/lists/' + id;",
	])('%s is not encoded', (text) => {
		expect(unencodedAddresses({ file, text })).toHaveLength(1);
	});

	it('an encoded address passes', () => {
		const text = 'request.url = `/lists/${encodeURIComponent(id)}`;';
		expect(unencodedAddresses({ file, text })).toEqual([]);
	});

	it('what encodes by itself may be asked to fill an address', () => {
		const text = 'request.url = fillPath(request.url, name, value);';
		expect(unencodedAddresses({ file, text })).toEqual([]);
		const other = 'request.url = pathOf(request.url, name, value);';
		expect(unencodedAddresses({ file, text: other })).toHaveLength(1);
	});

	it('the executor hands the helper over, nothing else may', () => {
		const text = 'context.helpers.httpRequestWithAuthentication.call(context, credential, options)';
		expect(otherWaysOut({ file: 'nodes/shared/operation/context.ts', text })).toEqual([]);
		expect(otherWaysOut({ file: 'nodes/shared/operation/sendItem.ts', text })).toHaveLength(1);
	});

	it.each([
		"const a: Field = { kind: 'field' };",
		"routing: { send: { type: 'body' } }",
		"url: '={{ $parameter.id }}'",
	])('%s is described by hand', (text) => {
		expect(describedByHand({ file, text })).toHaveLength(1);
		expect(describedByHand({ file: 'nodes/shared/operation/describe.ts', text })).toEqual([]);
		expect(describedByHand({ file: 'nodes/Vendor/trigger/filters.ts', text })).toEqual([]);
	});

	it('an expression may be what a field begins with', () => {
		const text = "id({ name: 'key', default: '={{ $json.key }}' })";
		expect(describedByHand({ file, text })).toEqual([]);
	});

	it('undescribed exports are found, whatever their form', () => {
		const text = [
			'export function a() {}',
			'export const b = () => 1;',
			'export const c = async function () {};',
			'function hidden() {}',
			'export const data = [1];',
			'/** Described. */',
			'export function d() {}',
			'// A remark is no description.',
			'export function e() {}',
		].join('\n');
		expect(undescribed({ file, text })).toEqual(
			['a', 'b', 'c', 'e'].map((name) => `${file}: ${name} has no TSDoc`),
		);
	});
});

it('a file on one side only is found', () => {
	const sources = ['nodes/Vendor/Vendor.node.ts', 'credentials/VendorApi.credentials.ts'];
	const nodes = ['dist/nodes/Vendor/Vendor.node.js'];
	expect(registrationFindings(sources, { nodes, credentials: [] })).toEqual([
		'dist/credentials/VendorApi.credentials.js is not in package.json',
	]);
	expect(registrationFindings([], { nodes, credentials: [] })).toEqual([
		`${nodes[0]} has no source`,
	]);
});

describe('nodes', () => {
	const changed = (description: Partial<INodeTypeDescription>): INodeType => {
		const node = new HitlChat();
		return { description: { ...node.description, ...description } };
	};

	it.each([
		['another base URL', { requestDefaults: { baseURL: 'https://vendor.example' } }],
		['no tool', { usableAsTool: undefined }],
		['n8n’s Custom API Call', { defaultVersion: undefined }],
		['n8n’s Custom API Call where the version is no list', { version: 1 }],
		[
			'a request of its own',
			{
				properties: [
					{
						displayName: 'Operation',
						name: 'operation',
						type: 'options' as const,
						default: 'a',
						options: [{ name: 'A', value: 'a', routing: { request: { url: '/a' } } }],
					},
				],
			},
		],
	])('%s is found', (_what, description) => {
		expect(descriptionFindings(changed({}))).toEqual([]);
		expect(descriptionFindings(changed(description))).toHaveLength(1);
	});

	it.each(['execute', 'poll', 'trigger', 'supplyData'] as const)('%s is found', (own) => {
		expect(descriptionFindings({ ...changed({}), [own]: async () => [[]] })).toHaveLength(1);
	});

	describe('operations', () => {
		const node = (): INodeType => new HitlChat();
		const { customOperations: all = {} } = node();
		const findings = (own: Partial<INodeType>) => operationFindings({ ...node(), ...own });

		it('those that are described are executed', () => {
			expect(findings({})).toEqual([]);
		});

		it.each<[string, INodeType['customOperations'], string]>([
			['one that is missing', { ...all, template: {} }, 'template: getAll is not executed'],
			[
				'one too many',
				{ ...all, message: { ...all.message, edit: async () => [[]] } },
				'message: edit is not described',
			],
			['a resource too many', { ...all, call: {} }, 'the resource call is not described'],
			[
				'one that is no function',
				{ ...all, message: { ...all.message, send: undefined as never } },
				'message: send is no function',
			],
		])('%s is found', (_what, customOperations, finding) => {
			expect(findings({ customOperations })).toEqual([finding]);
		});

		it('none at all is found', () => {
			expect(findings({ customOperations: undefined })).toContain('message: send is not executed');
		});

		it.each([
			['no routing', undefined],
			['a request', { ...node().description.properties[0].routing, request: { url: '/' } }],
			['pagination by choice', { ...node().description.properties[0].routing, send: {} }],
			[
				'another pagination',
				{ send: { paginate: true }, operations: { pagination: async () => [] } },
			],
		])('a resource picker with %s lets unknown operations through', (_what, routing) => {
			const { description } = node();
			const [picker, ...others] = description.properties;
			const properties = [{ ...picker, routing }, ...others];
			expect(findings({ description: { ...description, properties } })).toEqual([
				'lets an unknown operation through',
			]);
		});
	});

	it.each([
		[
			'another node',
			{ node: 'pack.other', resources: { primaryDocumentation: [{ url: 'https://a.b' }] } },
		],
		['no page', { node: 'pack.hitlChat' }],
		['no web page', { node: 'pack.hitlChat', resources: { primaryDocumentation: [{ url: '' }] } }],
	])('a codex file with %s is found', (_what, codex) => {
		expect(codexFindings('pack', new HitlChat(), codex)).toHaveLength(1);
	});

	it('icons that are missing, single or the same are found', () => {
		const icon = { light: 'file:a.svg', dark: 'file:b.svg' } as const;
		expect(iconFindings(icon, (address) => address)).toEqual([]);
		expect(iconFindings(icon, () => '<svg/>')).toHaveLength(1);
		expect(iconFindings(icon, () => undefined)).toHaveLength(2);
		expect(iconFindings('file:a.svg', (address) => address)).toHaveLength(1);
		expect(iconFindings(undefined, (address) => address)).toHaveLength(1);
	});
});

describe('credentials', () => {
	const credential: ICredentialType = new HitlChatApi();

	it('one that a node tests passes', () => {
		expect(credentialFindings(credential, [new HitlChat()])).toEqual([]);
	});

	it('one that nobody tests, that tests itself, or that has no base URL is found', () => {
		expect(credentialFindings(credential, [])).toEqual(['is tested by no node']);
		const { name, displayName, authenticate } = credential;
		const test = { request: { url: '/' } };
		const bare = { name, displayName, authenticate, properties: [], test };
		expect(credentialFindings(bare, [new HitlChat()])).toEqual([
			'has a test that n8n sends by itself',
			'has no baseUrl',
		]);
	});

	it('one that sends nothing needs no test', () => {
		const { name, displayName, properties } = credential;
		expect(credentialFindings({ name, displayName, properties }, [])).toEqual([]);
	});
});
