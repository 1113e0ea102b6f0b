import { Container } from '@n8n/di';
import { Logger } from '@n8n/backend-common';
import type { GenericValue, IDataObject, INodeExecutionData, NodeParameterValueType } from 'n8n-workflow';

import { HitlChatTrigger } from '../../../nodes/HitlChat/HitlChatTrigger.node';
import { runPoll } from '../harness';

/** What one poll gets: the vendor's list, or any other answer. */
export type List = IDataObject[] | { statusCode: number; body: GenericValue };

/** One poll's surroundings, where they are not the usual ones. */
export interface PollOptions {
	apiKey?: string;
	baseUrl?: string;
	credentialId?: string;
	mode?: 'manual' | 'trigger';
}

/**
 * A published trigger whose answers the test gives.
 *
 * `poll` gives its items (null: no run starts), `restart` makes n8n forget what it did not save: n8n
 * saves a trigger's memory when it is published and when a run starts.
 */
export function polledLists(parameters: Record<string, NodeParameterValueType> = {}) {
	const nodeId = String(Math.random());
	let saved = '{}';
	let staticData: IDataObject = {};
	let polls = 0;
	const poll = async (list: List, options: PollOptions = {}): Promise<INodeExecutionData[] | null> => {
		const answer = Array.isArray(list) ? { statusCode: 200, body: list } : list;
		const { apiKey = 'key-1', baseUrl = 'http://127.0.0.1:9/v1', credentialId = 'one', mode } = options;
		const output = await runPoll({
			node: HitlChatTrigger,
			nodeId,
			// Without a limit of its own each key would wait for the vendor's answers to learn one.
			credentials: { hitlChatApi: { apiKey, baseUrl } },
			credentialIds: { hitlChatApi: credentialId },
			parameters: { events: ['newConversation'], ...parameters },
			staticData,
			mode,
			respond: async () => ({ headers: {}, ...answer }) as never,
		});
		polls += 1;
		if (polls === 1 || output !== null) saved = JSON.stringify(staticData);
		return output === null ? null : output[0];
	};
	return {
		poll,
		restart: () => {
			staticData = JSON.parse(saved) as IDataObject;
		},
		stored: () => JSON.stringify(staticData),
	};
}

/** `447700900123 newConversation` for each item. */
export const told = (items: INodeExecutionData[] | null) =>
	items === null
		? null
		: items.map(({ json }) => `${String((json.contact as IDataObject).phone).slice(1)} ${String(json.event)}`);

/** Collects what the node writes to n8n's log. */
export function heardLog(): { texts: string[]; stop(): void } {
	const texts: string[] = [];
	const logger = Container.get(Logger);
	const spies = (['info', 'warn'] as const).map((level) =>
		jest.spyOn(logger, level).mockImplementation((...[text]) => void texts.push(text)),
	);
	return { texts, stop: () => spies.forEach((spy) => spy.mockRestore()) };
}
