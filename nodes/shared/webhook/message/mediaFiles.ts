import type {
	IBinaryKeyData,
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
} from 'n8n-workflow';

import { isObject } from '../../object';
import { download } from '../../transport';
import type { DownloadLimits } from '../../transport';
import { isLocal } from '../http/publicAddress';
import type { FlatMessage, Media } from './message';

const MIB = 1_024 * 1_024;
const MOST_FILES = 10;
const LARGEST_MIB = 100;
const TIMEOUT_MS = 30_000;

/** @returns undefined where nothing is to be downloaded */
function limitsIn(context: IExecuteFunctions): DownloadLimits | undefined {
	const options: unknown = context.getNodeParameter('outputOptions', 0, {});
	if (!isObject(options) || options.downloadMedia !== true) return undefined;
	const size = Number(options.maxFileSize ?? 16);
	const mostMib = Number.isFinite(size) ? Math.min(Math.max(size, 0), LARGEST_MIB) : 0;
	return {
		mostBytes: mostMib * MIB,
		timeoutMs: TIMEOUT_MS,
		allowPrivate: options.allowPrivateAddresses === true,
	};
}

/** The file's name as it is told, or as it stands in its address; nothing that could be a path. */
function fileName({ name, type, url }: Media): string {
	const { pathname } = new URL(url);
	const told = name ?? pathname.split('/').at(-1) ?? '';
	return told.replace(/[/\\\p{Cc}]/gu, '_').slice(-200) || type;
}

/**
 * Puts a message into n8n's item, and its files beside it where the user wants them. A file that cannot
 * be had never holds the message back: its entry in `media` says why.
 */
export async function itemOf(
	context: IExecuteFunctions,
	message: FlatMessage,
): Promise<Pick<INodeExecutionData, 'binary' | 'json'>> {
	const limits = message.media.length === 0 ? undefined : limitsIn(context);
	if (limits === undefined) return { json: message as unknown as IDataObject };
	const binary: IBinaryKeyData = {};
	const media: IDataObject[] = [];
	for (const [index, one] of message.media.entries()) {
		if (index >= MOST_FILES) {
			media.push({ ...one, notDownloaded: `only the first ${MOST_FILES} files are` });
			continue;
		}
		const file = await download(context, one.url, isLocal, limits);
		if ('reason' in file) {
			media.push({ ...one, notDownloaded: file.reason });
			continue;
		}
		const property = `media_${index}`;
		binary[property] = await context.helpers.prepareBinaryData(
			file.bytes,
			fileName(one),
			file.type,
		);
		media.push({ ...one, binary: property });
	}
	return { json: { ...message, media } as unknown as IDataObject, binary };
}
