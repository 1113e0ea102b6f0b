import type { IDataObject } from 'n8n-workflow';

import { isObject } from '../../object';
import type { Media } from './message';
import { pickId, valueOf } from './pick';

const PLACES = [
	'media',
	'attachments',
	'attachment',
	'media_url',
	'media_urls',
	'file_url',
	'files',
	'file',
	'image_url',
	'image',
	'video_url',
	'video',
	'audio_url',
	'audio',
	'voice',
	'document_url',
	'document',
	'sticker',
];
const URL_NAMES = ['url', 'media_url', 'link', 'file_url', 'download_url', 'data_url', 'src', 'href'];
const TYPE_NAMES = ['type', 'media_type', 'message_type', 'file_type', 'mime_type', 'content_type'];
const FILE_NAMES = ['name', 'filename', 'file_name', 'title'];

const KINDS = ['image', 'video', 'audio', 'document', 'sticker', 'voice'];
const isAddress = (text: string): boolean => /^https?:\/\/\S+$/i.test(text);

/** `image/png` is an image; anything else is the vendor's own word. */
const kindOf = (type: string): string => (/^(?:image|video|audio)\//.exec(type) ? type.split('/')[0] : type);

/** What is said of a file around it. */
interface Around {
	type: string;
	object: IDataObject;
}

function mediaFrom(value: unknown, place: string, around: Around): Media[] {
	if (Array.isArray(value)) return value.flatMap((each) => mediaFrom(each, place, around));
	const url = isObject(value) ? pickId([value], URL_NAMES) : value;
	if (typeof url !== 'string' || !isAddress(url.trim())) return [];
	const named = KINDS.find((kind) => place.startsWith(kind));
	const own = isObject(value) ? [value] : [];
	const type = pickId(own, TYPE_NAMES) ?? named ?? around.type;
	const name = pickId(own, FILE_NAMES) ?? pickId([around.object], ['filename', 'file_name']);
	return [{ type: kindOf(type), url: url.trim(), name }];
}

// Two digits at most, as no message has more files.
const NUMBERED = /^media_?url_?(\d{1,2})$/i;

/** Twilio's files: `MediaUrl0`, with its kind beside it in `MediaContentType0`. */
function numbered(object: IDataObject, around: Around): Media[] {
	const places = Object.keys(object).flatMap((name) => NUMBERED.exec(name)?.[1] ?? []);
	return places
		.sort((a, b) => Number(a) - Number(b))
		.flatMap((place) => {
			const url = valueOf(object, [`media_url${place}`]);
			const mime_type = valueOf(object, [`media_content_type${place}`]);
			return mediaFrom(isObject(url) ? url : { url, mime_type }, '', around);
		});
}

/**
 * Finds the files of a message whose form no document shows: a URL, an object with one or a list of
 * them, under the names that vendors use.
 *
 * @param type of the message, for a file that does not say its own
 * @returns each URL once; only addresses that begin with http:// or https://
 */
export function mediaIn(objects: readonly IDataObject[], type: string): Media[] {
	const found = new Map<string, Media>();
	for (const object of objects) {
		const around = { type: type === 'text' || type === '' ? 'file' : type, object };
		const here = PLACES.flatMap((place) => {
			const value = valueOf(object, [place]);
			return value === undefined ? [] : mediaFrom(value, place, around);
		});
		for (const media of [...here, ...numbered(object, around)]) if (!found.has(media.url)) found.set(media.url, media);
	}
	return [...found.values()];
}
