import type { INodeParameters } from 'n8n-workflow';

import type { ReceivedRequest, Sandbox } from '../../../sandbox';

/** A kind of operation, by what repeating it would do. */
export interface Kind {
	name: string;
	/** The platform's name, which is the node's name too. */
	platform: string;
	/** Repeating it changes nothing, so that it may be carried out more than once. */
	isRead?: boolean;
	/** For one key it acts once, whichever execution asks: the same items may come twice. */
	canRepeat?: boolean;
	/** In a long run one item of it is refused again and again, until the node tries no more. */
	isTriedToTheEnd?: boolean;
	/**
	 * The node's parameters.
	 *
	 * @param id expression that gives an item's id
	 * @param settings the node's own, beside the operation's parameters
	 */
	parameters(id: string, settings: INodeParameters): INodeParameters;
	/** The id of the item that a request is for, followed by nothing or by a space and more words. */
	markOf(request: Readonly<ReceivedRequest>): string;
	/** Makes the server know an item, where it must. */
	prepare?(sandbox: Sandbox, id: string): void;
}

const bodyOf = ({ body }: Readonly<ReceivedRequest>) => (body ?? {}) as Record<string, unknown>;
const number = '={{ $json.number }}';
const expression = (inside: string) => `={{ ${inside} }}`;

/** One operation for each kind that issue and design tell apart. */
export const kinds: readonly Kind[] = [
	{
		name: 'read',
		platform: 'hueChat',
		isRead: true,
		parameters: (id, settings) => ({
			...{ resource: 'contact', operation: 'get', contactId: expression(`'cnt_' + (${id})`) },
			...settings,
		}),
		markOf: ({ path }) => path.replace(/^\/contact\/cnt_/, ''),
		prepare: (sandbox, name) => {
			const id = `cnt_${name}`;
			const fields = { id, full_name: name };
			sandbox.change({ platform: 'hueChat', panel: 'contacts', id, fields });
		},
	},
	{
		name: 'upsert',
		platform: 'hitlChat',
		parameters: (id, settings) => ({
			...{ resource: 'contact', operation: 'upsert', recipientNumber: number },
			additionalFields: { name: expression(id) },
			...settings,
		}),
		markOf: (request) => String(bodyOf(request).name),
	},
	{
		name: 'send',
		platform: 'hitlChat',
		isTriedToTheEnd: true,
		parameters: (id, settings) => ({
			...{ resource: 'message', operation: 'send', recipientNumber: number },
			...{ type: 'text', messageText: expression(id) },
			...settings,
		}),
		markOf: (request) => String(bodyOf(request).messageText),
	},
	{
		name: 'bulk',
		platform: 'hitlChat',
		parameters: (id, settings) => ({
			...{ resource: 'broadcast', operation: 'send', broadcastName: expression(id) },
			metaTemplateName: { __rl: true, mode: 'name', value: 'promo_may_2026' },
			...{ targetBy: 'recipientNumbers', recipientNumbers: number },
			...settings,
		}),
		markOf: (request) => String(bodyOf(request).broadcast_name),
	},
	{
		name: 'credits',
		platform: 'dmChamp',
		canRepeat: true,
		parameters: (id, settings) => ({
			...{ resource: 'subAccount', operation: 'grantCredits', email: 'client@example.com' },
			...{ amount: 1, idempotencyKey: expression(id) },
			options: { description: `=${'{{'} ${id} }} {{ $json.sender }}` },
			...settings,
		}),
		markOf: (request) => String(bodyOf(request).description),
	},
];
