import type { IDataObject } from 'n8n-workflow';

import { pickId } from './pick';

// Who wrote, or a number that only its vendor can read.
const NO_KIND = /^(?:incoming|inbound|outgoing|outbound|\d+)$/i;

/** A message's kind, such as `image`, under the first of the names that has one. */
export function messageTypeIn(objects: readonly IDataObject[], names: readonly string[]): string | null {
	const told = objects.flatMap((object) => names.map((name) => pickId([object], [name])));
	return told.find((type) => type !== null && !NO_KIND.test(type))?.toLowerCase() ?? null;
}

const KINDS =
	/^(?:text|image|video|audio|voice|document|file|sticker|location|contacts?|reaction|button|interactive|template)$/i;

/** Whether a `type` is a message's kind: beside an event's name it may be anything else. */
export const isMessageKind = (type: string | null): type is string => type !== null && KINDS.test(type);
