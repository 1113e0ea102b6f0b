import type { IExecuteFunctions, IHttpRequestOptions, INodeExecutionData } from 'n8n-workflow';

import { inBody, inQuery, text } from '../../../../nodes/shared/fields';
import { customOperationsOf, operationsOf, resource } from '../../../../nodes/shared/operation';
import type { Platform } from '../../../../nodes/shared/transport';
import type { FakeClock } from '../fakeClock';
import type { ExecutionPlan, Plan } from './plan';
import { ModelVendor } from './vendor';
import type { Mark, Seen } from './vendor';

/** One call of the node, and what it gave. */
export interface Visit extends Omit<Mark, 'item'> {
	/** The texts of its items. */
	texts: string[];
	beganAt: number;
	/** Its begin and end among all events. */
	order: number;
	endedAt: number;
	endOrder: number;
	output?: INodeExecutionData[];
	error?: Error;
}

/** Everything that happened. */
export interface Happened {
	plan: Plan;
	seen: Seen[];
	visits: Visit[];
	/** When each execution was ended from outside, as a place among all events. */
	endedAt: Map<number, { at: number; order: number }>;
}

let cases = 0;

function nodeOf({ vendor }: Plan) {
	const platform: Platform = {
		name: 'Parrot',
		keyPlace: 'in Parrot',
		credential: 'parrotApi',
		limitScope: vendor.scope,
		transient500: vendor.transient500,
		unavailableMeansNotAccepted: vendor.unavailableMeansNotAccepted,
	};
	const operation = operationsOf(platform);
	const source = { document: 'docs.parrot.example', certainty: 'vendor page' as const };
	const of = (effect: ExecutionPlan['effect']) => {
		const method = effect === 'read' ? ('GET' as const) : ('POST' as const);
		const place = effect === 'read' ? inQuery : inBody;
		return operation({
			...{ value: effect, name: effect, action: effect, description: effect, source, effect },
			request: { method, url: `/${effect}` },
			fields: [
				text({ displayName: 'To', name: 'to', required: true, to: place('to') }),
				text({ displayName: 'Text', name: 'text', required: true, to: place('text') }),
			],
			recipient: effect === 'read' ? undefined : ({ body }) => (body as { to: string }).to,
		});
	};
	const thing = resource('thing', 'Thing', [of('send'), of('read'), of('idempotent')]);
	return customOperationsOf([thing]).thing;
}

/** Plays n8n: starts executions, calls the node again, cancels, and lends the node its context. */
export class ModelN8n {
	private order = 0;

	private readonly operations: ReturnType<typeof nodeOf>;

	private readonly vendor: ModelVendor;

	private readonly visits: Visit[] = [];

	private readonly endedAt: Happened['endedAt'] = new Map();

	private readonly met = new Map<string, number>();

	private readonly name = `case ${(cases += 1)}`;

	constructor(
		private readonly clock: FakeClock,
		private readonly plan: Plan,
	) {
		this.operations = nodeOf(plan);
		this.vendor = new ModelVendor(clock, plan.vendor, () => (this.order += 1));
	}

	async run(): Promise<Happened> {
		await Promise.all(this.plan.executions.map(async (one, index) => await this.execute(one, index)));
		const { plan, visits, endedAt } = this;
		return { plan, visits, endedAt, seen: this.vendor.seen };
	}

	private async execute(plan: ExecutionPlan, execution: number): Promise<void> {
		const { clock } = this;
		const over = new AbortController();
		const never = new AbortController().signal;
		await clock.sleep(plan.startsAt, never);
		const limit = plan.timeLimitS === 0 ? Infinity : plan.timeLimitS * 1_000;
		const endsAfter = Math.min(limit, plan.cancelAt ?? Infinity);
		const done = new AbortController();
		if (endsAfter < Infinity) {
			void clock.sleep(endsAfter, done.signal).then(() => {
				if (done.signal.aborted) return;
				this.endedAt.set(execution, { at: clock.now(), order: (this.order += 1) });
				over.abort();
			});
		}
		const turns = Array.from({ length: plan.turns }, (_, turn) => turn);
		const call = async (turn: number) => await this.turn(plan, { execution, turn }, over.signal);
		if (plan.as === 'toolAtOnce') await Promise.all(turns.map(call));
		// A loop would end with the run; a node that is called once more must not send anything either.
		else for (const turn of turns) await call(turn);
		done.abort();
	}

	private async turn(plan: ExecutionPlan, at: Omit<Mark, 'item' | 'tryNo'>, signal: AbortSignal) {
		const { maxTries, waitMs } = plan.retry ?? { maxTries: 1, waitMs: 0 };
		for (let tryNo = 1; tryNo <= maxTries; tryNo += 1) {
			// n8n does not look at its cancel signal here.
			if (tryNo > 1) await this.clock.sleep(waitMs, new AbortController().signal);
			if (await this.visit(plan, { ...at, tryNo }, signal)) return;
		}
	}

	private async visit(plan: ExecutionPlan, at: Omit<Mark, 'item'>, signal: AbortSignal) {
		// An agent that asks twice says the same again.
		const turn = plan.as === 'step' ? at.turn : 0;
		const texts = plan.items.map(({ changes }, index) =>
			[at.execution, turn, index, changes ? at.tryNo : 1].join(' '),
		);
		const open = { endedAt: Infinity, endOrder: Infinity };
		const order = (this.order += 1);
		const visit: Visit = { ...at, texts, order, beganAt: this.clock.now(), ...open };
		this.visits.push(visit);
		const context = this.contextOf(plan, visit, signal);
		try {
			[visit.output] = await this.operations[plan.effect].call(context);
		} catch (error) {
			visit.error = error as Error;
		}
		visit.endedAt = this.clock.now();
		visit.endOrder = this.order += 1;
		return visit.output !== undefined;
	}

	private contextOf(plan: ExecutionPlan, visit: Visit, signal: AbortSignal): IExecuteFunctions {
		const { execution, turn, tryNo, texts } = visit;
		const { as, items, maxWaitS, onError, retry, timeLimitS, timeoutMs } = plan;
		const values: { [name: string]: (index: number) => unknown } = {
			to: (index) => items[index].to,
			text: (index) => texts[index],
			maxWait: () => maxWaitS,
			requestOptions: () => ({ timeout: timeoutMs }),
		};
		const node = {
			...{ id: `node ${execution}`, name: 'Parrot', typeVersion: 1, position: [0, 0] },
			type: as === 'step' ? 'parrot' : 'parrotTool',
			parameters: { to: '={{ $json.to }}', text: '={{ $json.text }}', maxWait: maxWaitS },
			retryOnFail: retry !== undefined,
			onError: onError === 'stop' ? 'stopWorkflow' : 'continueRegularOutput',
		};
		const credentials = {
			apiKey: `key of ${this.name}`,
			baseUrl: 'https://parrot.example',
			requestsPerMinute: this.plan.vendor.perMinute,
		};
		const request = async (_type: string, options: IHttpRequestOptions) => {
			const body = (options.body ?? options.qs) as { text: string };
			const item = texts.indexOf(body.text);
			const one = `${execution} ${turn} ${item}`;
			const count = this.met.get(one) ?? 0;
			this.met.set(one, count + 1);
			const fate = items[item].fates[count] ?? { kind: 'ok' };
			const mark = { execution, turn, tryNo, item };
			return await this.vendor.ask(mark, options, fate, signal);
		};
		const silent = () => undefined;
		return {
			getNode: () => node,
			getInputData: () => items.map(() => ({ json: {} })),
			getNodeParameter: (name: string, index: number) => values[name]?.(index) ?? null,
			getCredentials: async () => credentials,
			getWorkflow: () => ({ id: 'workflow' }),
			getInstanceId: () => 'instance',
			getTimezone: () => 'UTC',
			getWorkflowSettings: () => ({ executionTimeout: timeLimitS }),
			getExecutionCancelSignal: () => signal,
			getExecutionId: () => `${this.name} ${execution}`,
			getWorkflowDataProxy: () => ({ $runIndex: turn }),
			continueOnFail: () => onError === 'continue',
			addExecutionHints: silent,
			logger: { warn: silent },
			helpers: { httpRequestWithAuthentication: request },
		} as unknown as IExecuteFunctions;
	}
}
