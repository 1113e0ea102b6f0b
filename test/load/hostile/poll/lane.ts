import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { platforms } from '../../../../scripts/registry';
import { isObject } from '../../../../nodes/shared/object';
import { runPoll } from '../../../engine/harness/run-poll';
import type { PollOptions } from '../../../engine/harness/run-poll';
import { POLL_KEY } from './answers';
import type { PollServer } from './server';

/** How one poll ended. */
export type Polled =
	| { kind: 'events'; items: INodeExecutionData[] }
	/** Nothing to tell. */
	| { kind: 'quiet' }
	/** It failed as polls are to fail: with an error that n8n understands. */
	| { kind: 'failed' }
	/** It went wrong in another way. */
	| { kind: 'wrong'; why: string };

const EVENTS = [
	...['newConversation', 'handedToHuman', 'botPaused', 'botResumed', 'statusChanged'],
	'customerWroteLast',
];

function triggerOf(): PollOptions['node'] {
	const trigger = platforms().find(({ name }) => name === 'hitlChat')?.triggers[0];
	if (trigger === undefined) throw new Error('HitlChat has no trigger');
	return trigger.nodeClass;
}

const node = triggerOf();

function wrongIn(items: readonly INodeExecutionData[]): string | undefined {
	for (const { json } of items) {
		const { id, event, contact, conversation, raw } = json;
		if (typeof id !== 'string' || !/^[0-9a-f]{32}$/.test(id)) return `the id ${String(id)}`;
		if (!EVENTS.includes(String(event))) return `the event ${String(event)}`;
		if (![contact, conversation, raw].every(isObject)) return 'a part of an event is missing';
	}
	// n8n stores it so, with functions that call themselves.
	const stored = JSON.stringify(items);
	return stored.includes(POLL_KEY) ? 'the key stands in an event' : undefined;
}

/** One published HitlChat Trigger with an address, and so a line, of its own, polled by hand. */
export class Lane {
	private staticData: IDataObject = {};

	constructor(
		private readonly name: string,
		private readonly server: PollServer,
	) {}

	/** What n8n would store of it. */
	get stored(): string {
		return JSON.stringify(this.staticData);
	}

	/** Whether no conversation is remembered. */
	get isBlank(): boolean {
		return !/"(seen|words)":\[[^\]]/.test(this.stored);
	}

	/** As if the workflow had just been published. */
	forget(): void {
		this.staticData = {};
	}

	/**
	 * Polls once in n8n's engine. Never rejects.
	 *
	 * @param respond in the place of HTTP
	 * @param maxEventsPerPoll what the user set
	 */
	async poll(respond?: PollOptions['respond'], maxEventsPerPoll = 1_000_000): Promise<Polled> {
		try {
			const output = await runPoll({
				node,
				nodeId: this.name,
				credentials: {
					hitlChatApi: { apiKey: POLL_KEY, baseUrl: this.server.baseUrl(this.name) },
				},
				parameters: { events: EVENTS, options: { maxEventsPerPoll } },
				staticData: this.staticData,
				respond,
			});
			const items = output?.[0] ?? [];
			const why = wrongIn(items);
			if (why !== undefined) return { kind: 'wrong', why };
			return items.length === 0 ? { kind: 'quiet' } : { kind: 'events', items };
		} catch (error) {
			return this.failed(error as Error);
		}
	}

	private failed(error: Error): Polled {
		if (error.name !== 'NodeApiError') return { kind: 'wrong', why: `${error.stack}` };
		const shown = JSON.stringify([error.message, { ...error }]);
		return shown.includes(POLL_KEY)
			? { kind: 'wrong', why: `the key stands in the error: ${error.message}` }
			: { kind: 'failed' };
	}
}
