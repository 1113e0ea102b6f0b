import type { IDataObject } from 'n8n-workflow';

import type { GroupValues } from '../fields';
import type { ItemView, Waits } from '../operation';
import { clock } from '../transport';
import { endOfWait } from './limit';

/** A button that decides. */
export interface Button {
	label: string;
	approves: boolean;
}

/** What the page shows. */
export interface Question {
	title: string;
	message: string;
	/** Undefined where the answer is a text. */
	buttons?: Button[];
	/** The button that sends a text. */
	submit: string;
}

const textOf = (value: unknown, otherwise: string) =>
	typeof value === 'string' && value !== '' ? value : otherwise;

function buttonsOf(values: GroupValues = {}): Button[] {
	const approve = { label: textOf(values.approveLabel, 'Approve'), approves: true };
	if (values.approvalType !== 'double') return [approve];
	return [approve, { label: textOf(values.disapproveLabel, 'Decline'), approves: false }];
}

/** The question as the page shows it, from what the user set for an item. */
export function questionOf({ values }: ItemView): Question {
	const isText = values.responseType === 'freeText';
	return {
		title: textOf(
			values['options.responseFormTitle'],
			isText ? 'Your answer is needed' : 'Your decision is needed',
		),
		message: String(values.message),
		...(!isText && { buttons: buttonsOf(values.approvalOptions as GroupValues | undefined) }),
		submit: textOf(values['options.responseFormButtonLabel'], 'Submit'),
	};
}

/**
 * The message with the link to its page, on a line of its own: some vendors send what follows a blank
 * line as another message.
 */
export function askingText(item: ItemView): string {
	const { values } = item;
	const label = textOf(values['options.messageButtonLabel'], 'Respond here');
	return `${String(values.message).trimEnd()}\n${label}: ${item.answerUrl()}`;
}

/** The wait for an answer. Nobody's answer is no approval. */
export const waitsForAnswer: Waits = (item) => {
	const question = questionOf(item);
	const answer = question.buttons === undefined ? { text: '' } : { approved: false };
	return {
		until: endOfWait(item, clock.now()),
		question: question as unknown as IDataObject,
		timedOut: { data: { ...answer, timedOut: true } },
	};
};
