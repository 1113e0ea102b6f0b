import { HitlChat } from '../../../nodes/HitlChat/HitlChat.node';
import type { NodeRun } from '../harness';
import { callWaiting, type ResumeOptions } from '../harness/resume';

/** The part of an Express response that a page needs. */
class PageReply {
	statusCode = 200;

	html: string | undefined;

	headers: Record<string, string> = {};

	status(code: number): this {
		this.statusCode = code;
		return this;
	}

	set(headers: Record<string, string>): this {
		Object.assign(this.headers, headers);
		return this;
	}

	type(): this {
		return this;
	}

	send(html: string): this {
		this.html = html;
		return this;
	}
}

/** The address in the text of a message. */
export function linkIn(text: unknown): URL {
	const [link] = /https?:\/\/\S+/.exec(String(text)) ?? [];
	if (link === undefined) throw new Error(`No link in: ${String(text)}`);
	return new URL(link);
}

/** Calls the page of a waiting run of the HitlChat node. */
export async function callPage(
	run: Pick<NodeRun, 'runData'>,
	link: URL,
	method: 'GET' | 'POST',
	body?: object,
	own: Partial<ResumeOptions> = {},
) {
	const response = new PageReply();
	const query = Object.fromEntries(link.searchParams);
	const result = await callWaiting({
		node: HitlChat,
		parameters: { resource: 'message', operation: 'sendAndWait' },
		runData: run.runData,
		request: { method, query, body },
		response,
		...own,
	});
	const items = result.workflowData?.[0]?.map(({ json }) => json);
	const html = response.html ?? String(result.webhookResponse);
	return { status: response.statusCode, headers: response.headers, html, items, result };
}
