import type { Credential, WorkflowFile } from '../../../demo/n8n-cli';
import { kill, stop, type Blow } from './blows';
import type { BulkPromise } from './bulkVerdict';
import { bulk, keyed, replyBot, resumable } from './workflows';

/** How many people a batch of the resumable workflow has. */
const BATCH = 10;

interface Scenario {
	name: string;
	workflow: WorkflowFile;
	blow: Blow;
	/** How often n8n is struck. */
	times: number;
}

/** Messages come in, and each gets a reply. */
export interface TriggerScenario extends Scenario {
	/** The sender is answered when the run has finished, not at once. */
	whenFinished: boolean;
	/** The sender sends nothing while n8n stops. */
	pauses: boolean;
}

/** One execution sends to many. */
export interface BulkScenario extends Scenario {
	promise: BulkPromise;
	/** How it is taken up again: by n8n's *Retry execution*, or by a new execution with the same people. */
	again: 'new' | 'retry';
}

export interface Scenarios {
	triggers: TriggerScenario[];
	bulks: BulkScenario[];
}

/** At most so many keys are claimed ahead of the vendor's pace here when n8n dies. */
const CLAIMED_AHEAD = 40;

const keyedPromise: BulkPromise = {
	missedEach: CLAIMED_AHEAD,
	mayRepeat: false,
	namesOpen: true,
};

/** Each has a workflow of its own, so that its executions are its own too. */
function allScenarios(dmChamp: Credential, hitlChat: Credential): Scenarios {
	const finishing = (id: string) => replyBot(id, 'lastNode', dmChamp);
	const atOnce = (id: string) => replyBot(id, 'onReceived', dmChamp);
	return {
		triggers: [
			{
				...{ name: 'When Last Node Finishes, kill -9 three times', workflow: finishing('crashFinishKill') },
				...{ blow: kill, times: 3, whenFinished: true, pauses: false },
			},
			{
				...{ name: 'When Last Node Finishes, SIGTERM', workflow: finishing('crashFinishStop') },
				...{ blow: stop, times: 1, whenFinished: true, pauses: false },
			},
			{
				...{ name: 'Immediately, kill -9 three times', workflow: atOnce('crashOnceKill') },
				...{ blow: kill, times: 3, whenFinished: false, pauses: false },
			},
			{
				...{ name: 'Immediately, SIGTERM, sender pauses', workflow: atOnce('crashOnceStop') },
				...{ blow: stop, times: 1, whenFinished: false, pauses: true },
			},
		],
		bulks: [
			{
				...{ name: 'one execution, kill -9', workflow: bulk('crashBulkKill', hitlChat) },
				...{ blow: kill, times: 1, promise: { missedEach: 0, mayRepeat: true }, again: 'retry' },
			},
			{
				...{ name: 'one execution, SIGTERM', workflow: bulk('crashBulkStop', hitlChat) },
				...{ blow: stop, times: 1, promise: { missedEach: 0, mayRepeat: true }, again: 'retry' },
			},
			{
				...{ name: `Remove Duplicates in batches of ${BATCH}, kill -9 three times` },
				workflow: resumable('crashResumable', BATCH, hitlChat),
				...{ blow: kill, times: 3, promise: { missedEach: BATCH, mayRepeat: false }, again: 'retry' },
			},
			{
				...{ name: 'Send Once Key, kill -9 three times, Retry' },
				workflow: keyed('crashKeyedRetry', hitlChat),
				...{ blow: kill, times: 3, promise: keyedPromise, again: 'retry' },
			},
			{
				...{ name: 'Send Once Key, kill -9 three times, new executions' },
				workflow: keyed('crashKeyedNew', hitlChat),
				...{ blow: kill, times: 3, promise: keyedPromise, again: 'new' },
			},
		],
	};
}

/**
 * What the run does.
 *
 * @param only words that a scenario's name must have
 * @throws Error where none has them
 */
export function scenariosFor(dmChamp: Credential, hitlChat: Credential, only: string): Scenarios {
	const { triggers, bulks } = allScenarios(dmChamp, hitlChat);
	const isWanted = ({ name }: Scenario) => name.includes(only);
	const wanted = { triggers: triggers.filter(isWanted), bulks: bulks.filter(isWanted) };
	if (wanted.triggers.length + wanted.bulks.length > 0) return wanted;
	const names = [...triggers, ...bulks].map(({ name }) => `  ${name}`);
	throw new Error(`--only must be words of one of these:\n${names.join('\n')}`);
}
