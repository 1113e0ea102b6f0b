/** What the list tells of a conversation and what may change ("How to Use the HitlChat API"). */
export interface State {
	/** The vendor's word; of several rows each word once, with {@link WORD_SEPARATOR} in between. */
	status: string;
	botPaused: boolean;
	handedToHuman: boolean;
	/** Who wrote last, in the vendor's words as in `status`, without the customer's own name. */
	lastMessageBy: string;
	/** Whether the customer wrote last and stands there under the own name or number. */
	byOwnName: boolean;
}

/** Between the words of rows that were merged; no word holds it. */
export const WORD_SEPARATOR = '\n';

/** What there was of a conversation that was not in the list. */
export const NOTHING: State = {
	status: '',
	botPaused: false,
	handedToHuman: false,
	lastMessageBy: '',
	byOwnName: false,
};

/** Whether nothing changed. */
export const isSameState = (a: State, b: State): boolean =>
	a.status === b.status &&
	a.botPaused === b.botPaused &&
	a.handedToHuman === b.handedToHuman &&
	a.lastMessageBy === b.lastMessageBy &&
	a.byOwnName === b.byOwnName;
