import type { Line } from './talk';

type Row = Record<string, unknown>;

/** What a row says of a talk: who it is with, and the message where the row is one. */
export interface RowOfTalk {
	customer: string;
	name?: string;
	line?: Omit<Line, 'at'> & { at?: number };
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

function line(id: string, side: Line['side'], written: string, type: string, url: string): RowOfTalk['line'] {
	const media = url === '' ? null : { type, url };
	return { id, side, kind: media ? 'media' : 'text', text: written, media, about: null };
}

/** By platform and panel; rows of other panels are no part of a talk. */
const readers: Record<string, (id: string, row: Row) => RowOfTalk> = {
	'dmChamp messages': (id, { fromId, body }) => ({
		customer: text(fromId),
		line: line(id, 'business', text(body), '', ''),
	}),
	'hitlChat conversations': (_id, { customer_name, customer_whatsapp_number }) => ({
		customer: text(customer_whatsapp_number),
		name: text(customer_name) || undefined,
	}),
	'hitlChat messages': (id, { recipientNumber, type, messageText, media_url }) => ({
		customer: text(recipientNumber),
		line: line(id, 'business', text(messageText), text(type), text(media_url)),
	}),
	'hueChat contacts': (id, { full_name }) => ({ customer: id, name: text(full_name) || undefined }),
	'hueChat messages': (id, { contact_id, content, message_type, media_url, sent_by, sent_at }) => {
		const side = sent_by === 'contact' ? 'customer' : 'business';
		const made = line(id, side, text(content), text(message_type), text(media_url));
		const at = Date.parse(text(sent_at));
		return {
			customer: text(contact_id),
			line: made && { ...made, at: Number.isNaN(at) ? undefined : at },
		};
	},
	'chitChatLabs messages': (id, { mobile, name, fb_template, params, file }) => {
		const { type, link } = (file ?? {}) as Row;
		const written = [text(fb_template), ...((params ?? []) as unknown[]).map(text)].join('\n');
		return {
			customer: text(mobile),
			name: text(name) || undefined,
			line: line(id, 'business', written, text(type), text(link)),
		};
	},
};

/** Reads a row as a part of a talk; undefined where it is none. */
export function readRow(platform: string, panel: string, id: string, row: object): RowOfTalk | undefined {
	const read = readers[`${platform} ${panel}`]?.(id, row as Row);
	return read === undefined || read.customer === '' ? undefined : read;
}
