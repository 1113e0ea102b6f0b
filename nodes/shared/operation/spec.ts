import type { IBinaryData, IDataObject, INodePropertyOptions } from 'n8n-workflow';

import type { Conditions, FieldOrCollection } from '../fields';
import type { Answer, Effect, Encode, Paging, Platform, Request } from '../transport';
import type { ItemView } from './itemView';
import type { OutputSpec } from './outputSchema';
import type { Waits } from './waiting';

/** Where an operation's request comes from, and how certain that is. */
export interface Source {
	/** The document, such as `"How to Use the HitlChat API"` or `help.dmchamp.com/contacts`. */
	document: string;
	/**
	 * - `documented`: a seed document shows or states the request.
	 * - `vendor page`: a public page of the vendor does.
	 * - `seen in use`: several public programs send it; the note says what they send.
	 * - `by convention`: no document shows it; it follows the conventions that the documents state.
	 */
	certainty: 'documented' | 'vendor page' | 'seen in use' | 'by convention';
	/** What the document leaves open or contradicts, and how that was decided. */
	note?: string;
}

/**
 * Looks at an item's request before anything leaves: may complete it with what several fields make
 * together, or throw an `InputError` that says what is wrong with which field.
 */
export type Check = (request: Request, item: ItemView) => void;

/** What one item gives out: an object, perhaps with files. */
export interface ShapedItem {
	json: IDataObject;
	binary?: Record<string, IBinaryData>;
}

/** n8n's store for files that an item gives out. */
export type StoreFile = (bytes: Buffer, fileName: string, mimeType: string) => Promise<IBinaryData>;

/** Makes items of a successful answer. */
export type Shape = (
	answer: Answer,
	item: ItemView,
	storeFile: StoreFile,
) => ShapedItem[] | Promise<ShapedItem[]>;

/**
 * Reads something more from the vendor for an item that was delivered.
 *
 * @param request method, relative `url` and query
 * @returns the answer; undefined where it could not be had
 */
export type Ask = (request: Request) => Promise<Answer | undefined>;

/**
 * What must be read from the vendor before an item's request is known: changes of a set of which the
 * vendor takes only the whole. One at a time for the same address within a process.
 */
export interface ReadFirst {
	/** What the set holds, in the plural, such as `labels`. */
	what: string;
	/** What is read, by the item's own request. */
	read(request: Request): Request;
	// Taken for an empty set, an answer that is not understood would cost everything that is there.
	/** The set in an answer. Undefined where it holds none: the item fails, and nothing is changed. */
	heldIn(answer: Answer): string[] | undefined;
	/** The request to send; or what the item gives out where there is nothing to change. */
	complete(request: Request, held: string[]): Request | ShapedItem[];
}

/** What a person reads where a key keeps an item from being sent. */
export interface OnceWords {
	/** It is unknown how an earlier send with the key ended. */
	unknown(key: string): { message: string; description: string };
	/** The key was used for something else. */
	reused(key: string): { message: string; description: string };
	/** n8n's database refused to record the key. */
	notRecorded: string;
	/** Behind the second door, where n8n keeps no keys for a node. */
	noRecord: { message: string; description: string };
}

/** For a send that must have a key: every other send takes one as an option. */
export interface SendOnceSpec {
	/** The field that holds the key. */
	keyField: string;
	/** What a key stands for; otherwise the whole request. */
	content(values: ItemView['values']): unknown;
	/** What an item outputs whose key was used before. */
	alreadySent(values: ItemView['values']): IDataObject;
	words: Partial<OnceWords>;
}

/** What people must know before they fill in a form, such as a kind of connection that the call needs. */
export interface Notice {
	/** One or two sentences; the editor takes simple HTML. */
	text: string;
	/** The choices with which it shows; always, unless said otherwise. */
	show?: Conditions;
}

/** How one item's request is treated on its way; most operations treat all alike. */
export interface Handling {
	/** What repeating the request would do. */
	effect: Effect;
	/** Method and path template that the vendor's limits count by, such as `GET /contacts/:id`. */
	route: string;
	/** The vendor's data, with what it says about a refusal. */
	platform: Platform;
	/** Whom it goes to: requests to one recipient keep their order. */
	recipient?: string;
	/** For a list that comes in pages. */
	pages?: Paging;
}

/**
 * What an operation can do beyond the one contact at hand, or beyond repair. An agent may run it only
 * where a person allowed that in the node.
 * - `access`: hands data or access to somebody else.
 * - `anything`: whatever the key may do.
 * - `bulk`: reaches many contacts at once.
 * - `credits`: spends credits.
 * - `deletes`: takes something away permanently.
 */
export type Risk = 'access' | 'anything' | 'bulk' | 'credits' | 'deletes';

/** One operation as its file writes it. */
export interface OperationSpec extends OutputSpec {
	/** n8n's value, such as `upsert`. */
	value: string;
	/** Title Case, as the picker shows it. */
	name: string;
	/** Sentence case, as n8n's node creator shows it; all that a model reads of a tool. */
	action: string;
	description: string;
	/** Shown above the fields. */
	notices?: readonly Notice[];
	/** What n8n's AI builder must know to choose this operation rightly, where its name misleads. */
	builderHint?: string;
	source: Source;
	/** What repeating the request would do. */
	effect: Effect;
	/** Method and path below the base URL; `:name` is filled by the field that goes there. */
	request: { method: Method; url: string };
	/**
	 * For an operation whose method and path the user writes: what follows from them. `request` and `effect`
	 * are then what an item begins with and the worst that it may be.
	 */
	handlingOf?: (request: Request, item: ItemView, platform: Platform) => Handling;
	/** What makes it a loaded gun in the hands of an agent. */
	risk?: Risk;
	/** The fields in the order in which the user sees them; a choice stands before what it shows. */
	fields: readonly FieldOrCollection[];
	/** Run in order when all fields are in the request, before anything leaves. */
	checks?: readonly Check[];
	/**
	 * Refuses a blank audience. It runs after all checks, and before a custom request to the same endpoint
	 * leaves as well.
	 */
	audience?: Check;
	/** For a send to many: adds the option that shows the request instead of sending it. */
	dryRun?: boolean;
	/** Whom a request goes to: requests to one recipient keep their order. */
	recipient?: (request: Request) => string | undefined;
	/** For a list that comes in pages; each page is a request of its own. */
	pages?: Paging;
	/** Puts the body together anew for every try, where it is no JSON. */
	encode?: Encode;
	/** The answer is a file: its bytes come as they are. */
	answersWithFile?: boolean;
	/** Answers that the vendor documents for a success of this operation although they look otherwise. */
	isSuccess?: (answer: Answer) => boolean;
	/** Answers that say the same as HTTP 404, such as an empty list where one thing was asked for. */
	isMissing?: (answer: Answer) => boolean;
	/** What is read before the item is sent. */
	readFirst?: ReadFirst;
	/** Completes what a delivered item gives out by reading more. Must not reject. */
	enrich?: (items: ShapedItem[], request: Request, ask: Ask) => Promise<ShapedItem[]>;
	/**
	 * Makes items of a successful answer; otherwise one for each entry of a list, one for anything else.
	 * A DELETE has none: all of them output `{ deleted: true }`.
	 */
	output?: Shape;
	/** Demands a key with which each item goes out once, ever. */
	once?: SendOnceSpec;
	/** How the run waits for an answer once its only item was delivered. */
	waits?: Waits;
	/** One item after the other, so that the first that fails leaves the rest untouched. */
	oneAtATime?: boolean;
}

export type Method = 'DELETE' | 'GET' | 'HEAD' | 'PATCH' | 'POST' | 'PUT';

/** One operation of a platform, ready for a node's description, the executor and the docs. */
export interface Operation extends OperationSpec {
	platform: Platform;
	/** With the options that every operation has. */
	fields: readonly FieldOrCollection[];
	/** For the operation picker. */
	option: INodePropertyOptions;
}
