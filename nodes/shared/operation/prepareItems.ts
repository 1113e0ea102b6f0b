import { createHash } from 'node:crypto';

import type { IBinaryData } from 'n8n-workflow';

import { at, defaultCountryCodeOf } from '../fields';
import { checkedValueAsync } from '../transport';
import type { Outcome, Request } from '../transport';
import { generalOptionPath } from './generalOptions';
import type { FileView, ItemView } from './itemView';
import { refuseRisk } from './risk';
import { readItem } from './readItem';
import type { ReadingRun } from './readItem';
import { handlingOf } from './handling';
import { sendOnceKeyOf } from './sendOnce';
import type { Handling } from './spec';
import { noAnswerUrl } from './waiting';

/** One item, read and checked: what will leave for it. */
export interface PreparedItem {
	itemIndex: number;
	request: Request;
	view: ItemView;
	handling: Handling;
	/** Shown instead of sent. */
	isDryRun: boolean;
	/** The country code that its phone numbers were read with. */
	countryCode?: string;
}

/** An item that can be sent, or how it ended without. */
export type Preparation = { prepared: PreparedItem } | { refused: Outcome<never> };

function fileView(property: string, file: IBinaryData): FileView {
	const { id, data, fileName = property, mimeType } = file;
	const fingerprint = id ?? createHash('sha256').update(data).digest('hex');
	return { property, fileName, mimeType, fingerprint };
}

function viewOf(
	{ context, now, operation }: ReadingRun,
	startedAt: number,
	itemIndex: number,
	values: Record<string, unknown>,
): ItemView {
	return {
		values,
		literal: (name) => at(context.node.parameters, name.split('.')),
		timezone: context.timezone,
		now,
		itemIndex,
		identity: () => {
			const { executionId = '', nodeId, runIndex } = context.origin;
			const node = [context.instanceId, context.workflowId, nodeId];
			const key = sendOnceKeyOf(operation, values);
			// With a key of its own, a message is the same one in whatever execution it is sent.
			if (key !== undefined) return [...node, 'once', key];
			return [...node, executionId, startedAt, runIndex, itemIndex];
		},
		answerUrl: () => context.waiting?.url() ?? noAnswerUrl(),
		file: (property) => {
			const found = context.files(itemIndex)[property];
			return found && fileView(property, found);
		},
	};
}

/**
 * Reads and checks one item; nothing leaves.
 *
 * @param startedAt when the package first heard of the execution, epoch milliseconds
 */
export async function prepareItem(
	run: ReadingRun,
	startedAt: number,
	itemIndex: number,
): Promise<Preparation> {
	const { context, operation } = run;
	const result = await checkedValueAsync(async () => {
		const { values, request } = await readItem(run, itemIndex);
		const view = viewOf(run, startedAt, itemIndex, values);
		const { checks = [], audience } = operation;
		for (const check of checks) check(request, view);
		audience?.(request, view);
		const isDryRun = view.values[generalOptionPath(operation, 'dryRun')] === true;
		if (!isDryRun) refuseRisk(context, operation);
		return { request, view, isDryRun, handling: handlingOf(operation, request, view) };
	});
	if ('refused' in result) return result;
	return { prepared: { ...result.value, itemIndex, countryCode: run.countryCode } };
}

/**
 * Reads an item that was refused once more with the country code of its own credential, which may hold
 * expressions: a number that is too long for the first item's country is fine in another one.
 */
async function withOwnCountryCode(
	run: ReadingRun,
	startedAt: number,
	itemIndex: number,
	refused: Preparation,
): Promise<Preparation> {
	const own = await run.context.credentials(itemIndex).then(defaultCountryCodeOf, () => run.countryCode);
	return own === run.countryCode ? refused : await prepareItem({ ...run, countryCode: own }, startedAt, itemIndex);
}

/**
 * Reads and checks all items before anything leaves, and lets n8n breathe in between.
 *
 * @param stopsAtFirst the first item that is refused ends the reading: the node stops there
 * @param isOver tells that the execution was cancelled
 * @returns what is known of each item in their order; shorter where the reading ended early
 */
export async function prepareItems(
	run: ReadingRun,
	{ count, startedAt, stopsAtFirst }: { count: number; startedAt: number; stopsAtFirst: boolean },
	isOver: () => boolean,
): Promise<Preparation[]> {
	const all: Preparation[] = [];
	for (let itemIndex = 0; itemIndex < count && !isOver(); itemIndex += 1) {
		const first = await prepareItem(run, startedAt, itemIndex);
		const preparation =
			'refused' in first ? await withOwnCountryCode(run, startedAt, itemIndex, first) : first;
		all.push(preparation);
		if (stopsAtFirst && 'refused' in preparation) break;
		if (run.yielder.isDue()) await run.yielder.yieldIfDue();
	}
	return all;
}
