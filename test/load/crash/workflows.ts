import type { Credential, WorkflowFile } from '../../../demo/n8n-cli';
import { triggered } from '../../e2e/triggerWorkflows';
import { overPeople, textToEach } from '../../e2e/workflows';

const named = ({ type, id, name }: Credential) => ({ [type]: { id, name } });

/** What the bot writes back to the message of that id: at the vendor it tells them apart. */
export const replyTo = (id: string) => `Re ${id}`;

/**
 * DM Champ Trigger → a reply through DM Champ.
 *
 * @param id at most 16 letters and digits: n8n's column is that wide
 * @param responseMode `lastNode` answers the sender when the run has finished, `onReceived` at once
 */
export function replyBot(
	id: string,
	responseMode: 'lastNode' | 'onReceived',
	credential: Credential,
): WorkflowFile {
	const workflow = triggered(id, { parameters: { responseMode } });
	const [trigger] = workflow.nodes;
	const reply = {
		id: `${id}-2`,
		name: 'Reply',
		type: 'n8n-nodes-chat-inbox.dmChamp',
		typeVersion: 1,
		position: [220, 0],
		parameters: {
			resource: 'message',
			operation: 'send',
			fromId: '={{ $json.contact.id }}',
			customChannel: 'load',
			body: `=${replyTo('{{ $json.id }}')}`,
		},
		credentials: named(credential),
	};
	return {
		...workflow,
		nodes: [trigger, reply],
		connections: { 'DM Champ Trigger': { main: [[{ node: 'Reply', type: 'main', index: 0 }]] } },
	};
}

const bulkNode = (credential: Credential) => ({ parameters: textToEach, credential });

/** Webhook → one item for each person → a HitlChat message to each of them. */
export const bulk = (id: string, credential: Credential): WorkflowFile =>
	overPeople(id, bulkNode(credential));

/** The same with a key for each message; every item answers for itself, so that an open key holds up nobody. */
export function keyed(id: string, credential: Credential): WorkflowFile {
	const sendOnceKey = `=${id}/{{ $json.phone }}`;
	const parameters = { ...textToEach, additionalFields: { sendOnceKey } };
	const workflow = overPeople(id, { parameters, credential });
	const [start, people, node] = workflow.nodes as object[];
	return { ...workflow, nodes: [start, people, { ...node, onError: 'continueRegularOutput' }] };
}

interface Link {
	node: string;
	type: 'main';
	index: 0;
}

const to = (node: string): Link[] => [{ node, type: 'main', index: 0 }];

/**
 * The same, made so that a run that was broken off can be taken up again: in small batches, each of
 * which n8n's Remove Duplicates writes down in the database before it leaves.
 *
 * @param batch how many people a batch has: so many may be missed by a crash, none gets two
 */
export function resumable(id: string, batch: number, credential: Credential): WorkflowFile {
	const whole = bulk(id, credential);
	const loop = {
		id: `${id}-4`,
		name: 'Batches',
		type: 'n8n-nodes-base.splitInBatches',
		typeVersion: 3,
		position: [400, 0],
		parameters: { batchSize: batch, options: {} },
	};
	const unseen = {
		id: `${id}-5`,
		name: 'Not Yet Sent',
		type: 'n8n-nodes-base.removeDuplicates',
		typeVersion: 2,
		position: [600, 0],
		parameters: {
			operation: 'removeItemsSeenInPreviousExecutions',
			logic: 'removeItemsWithAlreadySeenKeyValues',
			dedupeValue: '={{ $json.phone }}',
			options: {},
		},
		// A batch that was sent altogether leaves nothing, and the loop must go on all the same.
		alwaysOutputData: true,
	};
	const any = {
		id: `${id}-6`,
		name: 'Any Left',
		type: 'n8n-nodes-base.if',
		typeVersion: 2,
		position: [800, 0],
		parameters: {
			conditions: {
				options: { caseSensitive: true, leftValue: '', typeValidation: 'strict' },
				combinator: 'and',
				conditions: [
					{
						id: `${id}-7`,
						leftValue: '={{ $json.phone }}',
						rightValue: '',
						operator: { type: 'string', operation: 'exists', singleValue: true },
					},
				],
			},
			options: {},
		},
	};
	return {
		...whole,
		nodes: [...whole.nodes, loop, unseen, any],
		connections: {
			Webhook: { main: [to('People')] },
			People: { main: [to('Batches')] },
			Batches: { main: [[], to('Not Yet Sent')] },
			'Not Yet Sent': { main: [to('Any Left')] },
			'Any Left': { main: [to('HitlChat'), to('Batches')] },
			HitlChat: { main: [to('Batches')] },
		},
	};
}
