import { isUtf8 } from 'node:buffer';

import type { Content, Delivery } from './delivery';
import { CHOSEN_EVENTS, keyOf } from './meant';
import type { Meant, MeantKind } from './meant';

/** What a delivery must lead to, from what its sender meant and not from what stands in its fields. */
export type Expectation =
	| { refused: 400 | 401 | 413 }
	/** `key` names the delivery; null where the vendor gave no id, so that it can be no duplicate. */
	| { key: string | null; wanted: boolean; verified: 'none' | 'secret' | 'signature' }
	/** Nobody can say what was meant: it may be taken, or refused as what cannot be understood. */
	| { anything: true };

/** The filters of a trigger, each a list of lower-case words. */
export type Filters = Partial<Record<'channel' | 'messageType' | 'toId' | 'otherEvents', string[]>>;

/** How a trigger is set up, as far as its answers hang on it. */
export interface Setup {
	reads: readonly MeantKind[];
	guarded: boolean;
	filters: Filters;
	/** HueChat: what is done with a signature; `blind` where there is no secret to verify it with. */
	signature?: 'off' | 'require' | 'whenRecognised';
	blind?: boolean;
}

const passes = (filter: string[] | undefined, value: string): boolean =>
	filter === undefined || filter.includes(value.toLowerCase());

function isWanted({ filters, reads }: Setup, meant: Meant): boolean {
	if (!reads.includes(meant.kind)) return false;
	const { channel, messageType, otherEvents, toId } = filters;
	if (meant.kind === 'hueChatEvent') return CHOSEN_EVENTS.includes(meant.what);
	if (meant.kind === 'platformEvent') return passes(otherEvents, meant.what);
	if (meant.kind === 'autoRecharge') return true;
	return passes(channel, meant.channel) && passes(messageType, meant.what) && passes(toId, meant.receiver);
}

function verifiedOf({ blind, guarded, signature: mode }: Setup, { signature }: Delivery) {
	if (!guarded) return 'none';
	const isVerified = mode !== undefined && mode !== 'off' && blind !== true && signature === 'right';
	return isVerified ? 'signature' : 'secret';
}

const isMultipart = ({ headers }: Delivery): boolean =>
	headers.some(([name, value]) => name.toLowerCase() === 'content-type' && value.startsWith('multipart/'));

function unreadable(content: Content): 400 | 413 | undefined {
	if (content === 'tooLarge') return 413;
	return content === 'unreadable' || !isUtf8(content) ? 400 : undefined;
}

/** What must become of a delivery. A stranger's body is not looked at. */
export function expectationOf(setup: Setup, delivery: Delivery): Expectation {
	if (setup.guarded && !delivery.carriesSecret) return { refused: 401 };
	const { content, meant, signature } = delivery;
	const needsSignature = setup.signature === 'require';
	if (needsSignature && setup.blind === true) return { refused: 401 };
	if (isMultipart(delivery)) return { refused: 400 };
	const refused = unreadable(content);
	// Bytes that are no UTF-8 can be signed all the same.
	if (needsSignature && signature !== 'right' && content instanceof Buffer) return { refused: 401 };
	if (refused !== undefined) return { refused };
	if (meant === undefined) return { anything: true };
	return {
		key: meant.isNumbered ? keyOf(meant) : null,
		wanted: isWanted(setup, meant),
		verified: verifiedOf(setup, delivery),
	};
}
