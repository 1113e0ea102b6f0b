import type { IDataObject } from 'n8n-workflow';

import { objectsIn, pickText } from './pick';

const FILES = ['image', 'video', 'audio', 'document', 'media', 'file', 'attachment'];
const BUTTONS = ['button_reply', 'list_reply'];

/**
 * What a message without a text says all the same: the caption of its file, the button that was
 * pressed, or the emoji of a reaction. WhatsApp's API has each in an object of its own.
 *
 * @param objects the parts of the body that may have it, the most telling first
 */
export function fallbackText(objects: readonly IDataObject[]): string | null {
	const pressed = [...objects, ...objectsIn(objects, ['interactive'])];
	return (
		pickText([...objects, ...objectsIn(objects, FILES)], ['caption']) ??
		pickText(objectsIn(objects, ['button']), ['text', 'title']) ??
		pickText(objectsIn(pressed, BUTTONS), ['title']) ??
		pickText(objectsIn(objects, ['reaction']), ['emoji'])
	);
}
