import {
	NodeConnectionTypes,
	type DeclarativeRestApiSettings,
	type IAuthenticateGeneric,
	type ICredentialDataDecryptedObject,
	type ICredentialTestFunctions,
	type ICredentialTestRequest,
	type ICredentialType,
	type ICredentialsDecrypted,
	type IExecutePaginationFunctions,
	type IHttpRequestOptions,
	type ILoadOptionsFunctions,
	type INodeCredentialTestResult,
	type INodeExecutionData,
	type INodeListSearchResult,
	type INodeProperties,
	type INodePropertyOptions,
	type INodePropertyRouting,
	type INodeType,
	type INodeTypeDescription,
	type IPollFunctions,
} from 'n8n-workflow';

const credentialFields: INodeProperties[] = [
	{ displayName: 'Key', name: 'apiKey', type: 'string', default: '' },
	{ displayName: 'Base URL', name: 'baseUrl', type: 'string', default: 'http://127.0.0.1:1' },
];

/** A key in a header and one in the query, both by expression. */
export class ExampleApi implements ICredentialType {
	name = 'exampleApi';
	displayName = 'Example API';
	properties = credentialFields;
	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: {
			headers: { 'X-Key': '={{$credentials.apiKey}}' },
			qs: { tenant: "={{'t-' + $credentials.apiKey}}" },
		},
	};
	test: ICredentialTestRequest = {
		request: { baseURL: '={{$credentials.baseUrl}}', url: '/me' },
		rules: [
			{ type: 'responseSuccessBody', properties: { key: 'ok', value: 0, message: 'Not you' } },
		],
	};
}

/** The same key set by a function; tested by the node. */
export class ExampleFunctionApi implements ICredentialType {
	name = 'exampleFunctionApi';
	displayName = 'Example API by Function';
	properties = credentialFields;
	authenticate = async (
		credentials: ICredentialDataDecryptedObject,
		request: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> => ({
		...request,
		headers: { ...request.headers, 'X-Key': String(credentials.apiKey) },
	});
}

/** What a pagination function could read from its `this`, by test case. */
export interface Sight {
	executionId: unknown;
	itemIndex: unknown;
	runIndex: unknown;
	mode: unknown;
	node: { name: string; onError?: string; retryOnFail?: boolean };
	inputKinds: string[];
	inputJson: unknown;
	hasCancelSignal: boolean;
	credentialKey: unknown;
	timeout: unknown;
}

/** Filled by the node below; emptied by tests. */
export const seen: Sight[] = [];

async function pass(
	this: IExecutePaginationFunctions,
	request: DeclarativeRestApiSettings.ResultOptions,
): Promise<INodeExecutionData[]> {
	const { name, onError, retryOnFail } = this.getNode();
	const { apiKey } = await this.getCredentials('exampleApi');
	const signal = this.getExecutionCancelSignal();
	seen.push({
		executionId: this.getExecutionId(),
		itemIndex: this.getItemIndex(),
		runIndex: this.getWorkflowDataProxy(this.getItemIndex()).$runIndex,
		mode: this.getMode(),
		node: { name, onError, retryOnFail },
		inputKinds: Object.keys(this.getExecuteData().data),
		inputJson: this.getInputData().json,
		hasCancelSignal: signal !== undefined,
		credentialKey: apiKey,
		timeout: this.getWorkflowSettings().executionTimeout,
	});
	return await this.makeRoutingRequest(request);
}

const field = (name: string): INodeProperties => ({
	displayName: name,
	name,
	type: 'string',
	default: '',
	routing: { send: { type: 'body', property: name } },
});

// n8n's type of loadOptions.routing knows no `send`, though its RoutingNode obeys one.
const namesRouting: INodePropertyRouting = {
	request: { method: 'GET', url: '/names' },
	send: { paginate: true },
	output: {
		postReceive: [
			{ type: 'rootProperty', properties: { property: 'names' } },
			{
				type: 'setKeyValue',
				properties: { name: '={{$responseItem.n}}', value: '={{$responseItem.n}}' },
			},
		],
	},
};

const listProperties: INodeProperties[] = [
	{
		displayName: 'Routed',
		name: 'routed',
		type: 'options',
		default: '',
		typeOptions: { loadOptions: { routing: namesRouting } },
	},
	{
		displayName: 'Loaded',
		name: 'loaded',
		type: 'options',
		default: '',
		typeOptions: { loadOptionsMethod: 'getNames' },
	},
	{
		displayName: 'Found',
		name: 'found',
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				typeOptions: { searchListMethod: 'searchNames', searchable: true },
			},
		],
	},
];

async function names(this: ILoadOptionsFunctions | IPollFunctions): Promise<string[]> {
	const { baseUrl } = await this.getCredentials('exampleApi');
	const request = { url: `${String(baseUrl)}/names` };
	const { httpRequestWithAuthentication } = this.helpers;
	const found: unknown = await httpRequestWithAuthentication.call(this, 'exampleApi', request);
	return (found as { names: Array<{ n: string }> }).names.map(({ n }) => n);
}

/** POSTs `phone` and `text` to /send through a pagination function. */
export class Example implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Example',
		name: 'example',
		group: ['output'],
		version: [1, 2],
		description: 'Sends',
		defaults: { name: 'Example' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		credentials: [{ name: 'exampleApi', required: true }],
		requestDefaults: { baseURL: '={{$credentials.baseUrl}}', method: 'POST', url: '/send' },
		requestOperations: { pagination: pass },
		properties: [
			{
				displayName: 'Operation',
				name: 'operation',
				type: 'hidden',
				default: 'send',
				routing: { send: { paginate: true } },
			},
			field('phone'),
			field('text'),
			...listProperties,
		],
	};

	methods = {
		loadOptions: {
			async getNames(this: ILoadOptionsFunctions): Promise<INodePropertyOptions[]> {
				return (await names.call(this)).map((name) => ({ name, value: name }));
			},
		},
		listSearch: {
			async searchNames(
				this: ILoadOptionsFunctions,
				filter = '',
			): Promise<INodeListSearchResult> {
				const found = (await names.call(this)).filter((name) => name.includes(filter));
				return { results: found.map((name) => ({ name, value: name })) };
			},
		},
		credentialTest: {
			async testKey(
				this: ICredentialTestFunctions,
				{ data }: ICredentialsDecrypted<ICredentialDataDecryptedObject>,
			): Promise<INodeCredentialTestResult> {
				const response = (await this.helpers.request({
					uri: `${String(data?.baseUrl)}/me`,
					headers: { 'X-Key': String(data?.apiKey) },
					simple: false,
					resolveWithFullResponse: true,
				})) as { statusCode: number };
				const good = response.statusCode === 200;
				return good
					? { status: 'OK', message: 'Welcome' }
					: { status: 'Error', message: `Refused: ${response.statusCode}` };
			},
		},
	};
}

/** The same node with the credential that is tested by a function of the node. */
export class ExampleTester extends Example {
	constructor() {
		super();
		this.description = {
			...this.description,
			name: 'exampleTester',
			credentials: [{ name: 'exampleFunctionApi', testedBy: 'testKey' }],
		};
	}
}

/** Emits names it has not seen before. */
export class ExamplePoll implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Example Poll',
		name: 'examplePoll',
		group: ['trigger'],
		version: 1,
		description: 'Polls',
		defaults: { name: 'Example Poll' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'exampleApi', required: true }],
		properties: [],
	};

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		const state = this.getWorkflowStaticData('node');
		const before = (state.names ?? []) as string[];
		const found = await names.call(this);
		state.names = found;
		const fresh = found.filter((name) => !before.includes(name)).map((name) => ({ name }));
		return fresh.length === 0 ? null : [this.helpers.returnJsonArray(fresh)];
	}
}
