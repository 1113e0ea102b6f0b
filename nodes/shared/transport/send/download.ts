import type { IExecuteFunctions, IN8nHttpFullResponse } from 'n8n-workflow';

/** What a file from a stranger's address may cost. */
export interface DownloadLimits {
	/** Bytes as they arrive, counted while they do. */
	mostBytes: number;
	/** Milliseconds for all of it, redirects included. */
	timeoutMs: number;
	/** Whether addresses of this machine and its network may be asked. */
	allowPrivate: boolean;
}

export interface Downloaded {
	bytes: Buffer;
	/** As the server says. */
	type: string | undefined;
}

const MOST_REDIRECTS = 3;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** The part of Node's streams that is needed. */
type Stream = AsyncIterable<Buffer> & { destroy(error?: Error): unknown };

/** Why there is no file, in words for people. */
class Refused extends Error {}

/** @throws Refused for an address that must not be asked */
function checkedUrl(text: string, isLocal: (host: string) => boolean, allowPrivate: boolean): string {
	if (!URL.canParse(text)) throw new Refused('the address is not a web address');
	const url = new URL(text);
	if (!/^https?:$/.test(url.protocol)) throw new Refused('the address does not begin with https://');
	if (url.username !== '' || url.password !== '') throw new Refused('the address holds a password');
	if (!allowPrivate && isLocal(url.hostname)) throw new Refused('the address is a private one');
	return url.href;
}

/** @throws Refused where more comes than may */
async function collected(body: Stream, mostBytes: number): Promise<Buffer> {
	const parts: Buffer[] = [];
	let size = 0;
	for await (const part of body) {
		size += part.length;
		// Leaving the loop ends the connection, too.
		if (size > mostBytes) throw new Refused('the file is too large');
		parts.push(part);
	}
	return Buffer.concat(parts);
}

function headerIn({ headers }: IN8nHttpFullResponse, name: string): string | undefined {
	const value = headers[name];
	return typeof value === 'string' ? value : undefined;
}

async function ask(context: IExecuteFunctions, url: string, signal: AbortSignal) {
	const response = (await context.helpers.httpRequest({
		method: 'GET',
		url,
		encoding: 'stream',
		returnFullResponse: true,
		// By hand, so that each address is looked at.
		disableFollowRedirect: true,
		ignoreHttpStatusErrors: true,
		abortSignal: signal as unknown as undefined,
	})) as IN8nHttpFullResponse;
	const body = response.body as unknown as Stream;
	const end = () => void body.destroy(new Refused('it took too long'));
	if (signal.aborted) end();
	else signal.addEventListener('abort', end, { once: true });
	return { response, body };
}

/**
 * Downloads a file from an address that somebody outside has named. No credential is sent along. n8n's own
 * egress rules hold where it has them; otherwise only literal private addresses are recognised, not
 * names that lead to one.
 *
 * @param isLocal tells private hosts
 * @returns the file, or in words why there is none; never rejects
 */
export async function download(
	context: IExecuteFunctions,
	address: string,
	isLocal: (host: string) => boolean,
	{ allowPrivate, mostBytes, timeoutMs }: DownloadLimits,
): Promise<Downloaded | { reason: string }> {
	const signal = AbortSignal.timeout(timeoutMs);
	try {
		let url = checkedUrl(address, isLocal, allowPrivate);
		for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
			const { body, response } = await ask(context, url, signal);
			const location = headerIn(response, 'location');
			if (REDIRECTS.has(response.statusCode) && location !== undefined) {
				body.destroy();
				if (!URL.canParse(location, url)) throw new Refused('it leads to what is not a web address');
				url = checkedUrl(new URL(location, url).href, isLocal, allowPrivate);
				continue;
			}
			if (response.statusCode !== 200) {
				body.destroy();
				throw new Refused(`the server answered ${response.statusCode}`);
			}
			const bytes = await collected(body, mostBytes);
			return { bytes, type: headerIn(response, 'content-type')?.split(';')[0].trim() };
		}
		return { reason: 'it leads from one address to another too often' };
	} catch (error) {
		if (error instanceof Refused) return { reason: error.message };
		return { reason: signal.aborted ? 'it took too long' : 'the server could not be reached' };
	}
}
