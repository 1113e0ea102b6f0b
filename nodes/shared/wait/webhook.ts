import type {
	IDataObject,
	IWebhookDescription,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';

import { isBlank, trimmed } from '../fields';
import { openQuestionOf } from '../operation';
import { ANSWER, askingPage, closedPage, DECISION, LONGEST_ANSWER, thanksPage } from './page';
import type { Question } from './question';

const onResume = (httpMethod: 'GET' | 'POST'): IWebhookDescription => ({
	name: 'default',
	httpMethod,
	responseMode: 'onReceived',
	responseData: '',
	// n8n finds the waiting node by this path, below the execution's own address.
	path: '={{ $nodeId }}',
	isFullPath: true,
	restartWebhook: true,
});

/** The webhooks of a node that waits: to look at the question, and to answer it. */
export const answerWebhooks: IWebhookDescription[] = [onResume('GET'), onResume('POST')];

const HEADERS: Readonly<Record<string, string>> = {
	'Cache-Control': 'no-store',
	'Content-Security-Policy':
		"default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
	// The address is all that is needed to answer.
	'Referrer-Policy': 'same-origin',
	'X-Content-Type-Options': 'nosniff',
	'X-Robots-Tag': 'noindex',
};

/** Answers the caller; the run stays waiting. */
function show(context: IWebhookFunctions, status: number, html: string): IWebhookResponseData {
	const response = context.getResponseObject();
	response.status(status).set(HEADERS).type('html').send(html);
	return { noWebhookResponse: true };
}

type Reading = { data: IDataObject } | { problem: string };

function decisionIn(body: IDataObject, { buttons = [] }: Question): Reading {
	const approves = { approve: true, decline: false }[String(body[DECISION])];
	const isOffered = buttons.some((button) => button.approves === approves);
	return approves !== undefined && isOffered
		? { data: { approved: approves } }
		: { problem: 'Please choose one of the buttons.' };
}

function textIn({ [ANSWER]: answer }: IDataObject): Reading {
	if (typeof answer !== 'string' || isBlank(answer)) return { problem: 'Please write an answer.' };
	if (answer.length > LONGEST_ANSWER) {
		return { problem: `Please write at most ${LONGEST_ANSWER} characters.` };
	}
	// A form sends line breaks as carriage return and line feed.
	return { data: { text: trimmed(answer.replace(/\r\n?/g, '\n')) } };
}

/**
 * A call of the page behind the link, which n8n has checked the signature of: GET shows the question, and
 * only POST answers it. Of two answers at once n8n lets exactly one resume the run.
 */
export async function handleAnswer(context: IWebhookFunctions): Promise<IWebhookResponseData> {
	const question = openQuestionOf(context) as Question | undefined;
	if (question === undefined) return show(context, 410, closedPage());
	if (context.getRequestObject().method !== 'POST') return show(context, 200, askingPage(question));
	const body = Object(context.getBodyData()) as IDataObject;
	const answer = question.buttons === undefined ? textIn(body) : decisionIn(body, question);
	if ('problem' in answer) return show(context, 400, askingPage(question, answer.problem));
	// n8n sends the page when it has resumed the run, and an error where another answer was first.
	context.getResponseObject().set(HEADERS);
	return {
		webhookResponse: thanksPage(),
		workflowData: [[{ json: answer, pairedItem: { item: 0 } }]],
	};
}
