import type { IDataObject, IExecuteFunctions, IWebhookFunctions } from 'n8n-workflow';

import { InputError, notSent } from '../transport';
import type { Outcome } from '../transport';
import type { ItemView } from './itemView';
import type { Preparation } from './prepareItems';

/** How a run waits, once the only item of an operation was delivered. */
export interface Wait {
	/** When the run goes on without an answer. */
	until: Date;
	/** What whoever answers is asked; the run keeps it, so that the page shows it after a restart. */
	question: IDataObject;
	/** What the node gives out where nobody answered in time. */
	timedOut: IDataObject;
}

/** What n8n offers a node that waits. */
export interface Waiting {
	/** The signed address at which the next wait of this node is answered, and no other of the run. */
	url(): string;
	/** Puts the run to wait; it ends when the node has given out its items. */
	begin(wait: Wait): Promise<void>;
}

/** The question that a waiting run has stored, with the number of its wait. */
export interface OpenQuestion {
	wait: number;
	question: IDataObject;
}

/** The parameter of the signed address that tells one wait of a run from the next. */
const WAIT = 'wait';

// In n8n's context of the node, which is stored with the run.
const KEY = 'openQuestion';

/**
 * A node can wait several times in one run: in a loop, or reviewing several calls of an agent's tools.
 * Their addresses have the same path, so each carries the number of its wait; without it, an old link
 * would answer a later question.
 */
export function waitingOf(context: IExecuteFunctions): Waiting {
	const store = () => context.getContext('node');
	const next = () => Number((store()[KEY] as OpenQuestion | undefined)?.wait ?? 0) + 1;
	return {
		url: () => context.getSignedResumeUrl({ [WAIT]: String(next()) }),
		begin: async ({ until, question, timedOut }) => {
			store()[KEY] = { wait: next(), question };
			const execution = context.getExecuteData();
			// When the time is over, n8n runs no code of the node: it hands on the input that is kept here.
			execution.data = {
				...execution.data,
				main: [[{ json: timedOut, pairedItem: { item: 0 } }]],
			};
			await context.putExecutionToWait(until);
		},
	};
}

// A name may hold quotes, backslashes and the brackets that end an expression.
const escaped = (name: string) =>
	[...name]
		.map((one) => (/[\w ]/.test(one) ? one : `\\u{${one.codePointAt(0)?.toString(16)}}`))
		.join('');

/**
 * The question that a call of the waiting node's webhook is about.
 *
 * @returns undefined where the run waits for another one, or for none
 */
export function openQuestionOf(context: IWebhookFunctions): IDataObject | undefined {
	const expression = `{{ $node["${escaped(context.getNode().name)}"].context["${KEY}"] }}`;
	const open = context.evaluateExpression(expression) as OpenQuestion | undefined;
	const { [WAIT]: asked } = context.getQueryData() as IDataObject;
	return open !== undefined && String(open.wait) === String(asked) ? open.question : undefined;
}

/** Whether n8n can put the run to wait; one run waits for one answer. */
export function refusedWait(count: number): Outcome<never> | undefined {
	if (count <= 1) return undefined;
	return notSent(
		new InputError(
			`Send and Wait asks one question at a time, and got ${count} items`,
			'Nothing was sent. Put the node into a Loop Over Items with a batch size of 1, or switch on Execute Once in its settings to ask about the first item only.',
		),
	);
}

/** The address of an item's answer behind a door where n8n cannot put a run to wait. */
export function noAnswerUrl(): never {
	throw new InputError(
		'n8n cannot wait for an answer here',
		"Nothing was sent. Use Send and Wait as a step of a workflow, or as an agent's Human review.",
	);
}

/** What an operation says of its wait, from the item that was delivered. */
export type Waits = (item: ItemView) => Wait;

/**
 * Puts the run to wait where the operation wants to, once its item was delivered for certain: nobody
 * answers a question that never arrived.
 */
export async function beginWait(
	{ waiting }: { waiting?: Waiting },
	{ waits }: { waits?: Waits },
	asked: Preparation,
	outcome: Outcome<unknown> | undefined,
): Promise<void> {
	if (waits === undefined || outcome?.kind !== 'delivered' || 'refused' in asked) return;
	await waiting?.begin(waits(asked.prepared.view));
}
