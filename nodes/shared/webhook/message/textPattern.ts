import { InputError } from '../../transport';

const MOST_STATES = 500;
const LONGEST_TEXT = 4_096;
const LONGEST_PATTERN = 1_000;
const TOO_LARGE = 'is too long, or repeats too much';

interface Place {
	before: string;
	after: string;
}

/** One step of the compiled pattern; numbers are places in the program. */
type Step =
	| { take: RegExp; next: number }
	| { split: number[] }
	| { assert: (place: Place) => boolean; next: number }
	| 'match';

/** Compiles a part of the pattern so that it goes on at `next`, and returns where it begins. */
type Part = (program: Program, next: number) => number;

class Program {
	readonly steps: Step[] = ['match'];

	private copies = 0;

	add(step: Step): number {
		if (this.steps.length >= MOST_STATES) throw refusal(TOO_LARGE);
		return this.steps.push(step) - 1;
	}

	/** Counts what a repetition copies: a copy of an empty group adds no step. */
	copy(part: Part, next: number): number {
		this.copies += 1;
		if (this.copies > MOST_STATES) throw refusal(TOO_LARGE);
		return part(this, next);
	}
}

const refusal = (what: string): InputError =>
	new InputError(
		`The pattern of Text Matches Pattern ${what}`,
		'Use letters, classes such as [a-z] or \\d, groups, | and the repetitions * + ? {2,5}. Look-ahead, look-behind and references to groups are not available, because a sender could make them run without end.',
	);

const isWord = (character: string): boolean => /^\w$/.test(character);

const ASSERTIONS: Record<string, (place: Place) => boolean> = {
	'^': ({ before }) => before === '',
	$: ({ after }) => after === '',
	'\\b': ({ before, after }) => isWord(before) !== isWord(after),
	'\\B': ({ before, after }) => isWord(before) === isWord(after),
};

const ATOM =
	/^(?:\\(?:u\{[\da-fA-F]+\}|u[\da-fA-F]{4}|x[\da-fA-F]{2}|p\{[^}]*\}|P\{[^}]*\}|c[A-Za-z]|[^])|\[(?:\\[^]|[^\]\\])*\]|[^])/u;
const REPETITION = /^(?:([*+?])|\{(\d+)(?:(,)(\d*))?\})\??/;

function bounds(found: RegExpExecArray): [fewest: number, most: number] {
	const [, sign, from, comma, to] = found;
	if (sign !== undefined) return [sign === '+' ? 1 : 0, sign === '?' ? 1 : Infinity];
	if (comma === undefined) return [Number(from), Number(from)];
	return [Number(from), to === '' ? Infinity : Number(to)];
}

/** Reads a pattern from left to right; JavaScript has looked at its syntax before. */
class Reader {
	constructor(
		private rest: string,
		private readonly ignoreCase: boolean,
	) {}

	alternatives(): Part {
		const parts = [this.sequence()];
		while (this.skip('|')) parts.push(this.sequence());
		if (parts.length === 1) return parts[0];
		return (program, next) => program.add({ split: parts.map((part) => part(program, next)) });
	}

	private skip(start: string): boolean {
		if (!this.rest.startsWith(start)) return false;
		this.rest = this.rest.slice(start.length);
		return true;
	}

	private sequence(): Part {
		const parts: Part[] = [];
		while (this.rest !== '' && !/^[|)]/.test(this.rest)) parts.push(this.repeated(this.single()));
		return (program, next) => parts.reduceRight((after, part) => part(program, after), next);
	}

	private single(): Part {
		if (this.skip('(')) return this.group();
		const [atom] = ATOM.exec(this.rest) ?? [''];
		if (/^\\(?:[1-9]|k)/.test(atom)) throw refusal('refers to a group');
		this.rest = this.rest.slice(atom.length);
		const assert = ASSERTIONS[atom] as ((place: Place) => boolean) | undefined;
		if (assert !== undefined) return (program, next) => program.add({ assert, next });
		const take = this.character(atom);
		return (program, next) => program.add({ take, next });
	}

	private group(): Part {
		if (/^\?(?:[=!]|<[=!])/.test(this.rest)) throw refusal('looks ahead or behind');
		this.rest = this.rest.replace(/^\?(?::|<[^>]*>)/, '');
		if (this.rest.startsWith('?')) throw refusal('has a group of a kind that is not available');
		const inner = this.alternatives();
		this.skip(')');
		return inner;
	}

	/** One character at a time can be left to JavaScript: there is nothing to go back over. */
	private character(atom: string): RegExp {
		const flags = this.ignoreCase ? 'is' : 's';
		try {
			return new RegExp(`^(?:${atom})$`, `${flags}u`);
		} catch {
			return new RegExp(`^(?:${atom})$`, flags);
		}
	}

	private repeated(part: Part): Part {
		const found = REPETITION.exec(this.rest);
		if (found === null) return part;
		this.rest = this.rest.slice(found[0].length);
		const [fewest, most] = bounds(found);
		return (program, next) => {
			let after = next;
			if (most === Infinity) {
				const loop: { split: number[] } = { split: [] };
				after = program.add(loop);
				loop.split.push(part(program, after), next);
			} else {
				for (let count = fewest; count < most; count += 1) {
					after = program.add({ split: [program.copy(part, after), next] });
				}
			}
			for (let count = 0; count < fewest; count += 1) after = program.copy(part, after);
			return after;
		};
	}
}

/** Follows all ways that take no character, each step once. */
function reach(steps: readonly Step[], starts: Iterable<number>, place: Place): Set<number> {
	const reached = new Set<number>();
	const open = [...starts];
	while (open.length > 0) {
		const at = open.pop() as number;
		if (reached.has(at)) continue;
		reached.add(at);
		const step = steps[at];
		if (step === 'match') continue;
		if ('split' in step) open.push(...step.split);
		else if ('assert' in step && step.assert(place)) open.push(step.next);
	}
	return reached;
}

function matches(steps: readonly Step[], start: number, text: string): boolean {
	const characters = [...text.slice(0, LONGEST_TEXT)];
	let current = new Set<number>();
	for (let at = 0; at <= characters.length; at += 1) {
		const [before, after] = [characters[at - 1] ?? '', characters[at] ?? ''];
		const reached = reach(steps, [...current, start], { before, after });
		if (reached.has(0)) return true;
		current = new Set();
		for (const number of reached) {
			const step = steps[number];
			if (step !== 'match' && 'take' in step && step.take.test(after)) current.add(step.next);
		}
	}
	return false;
}

/**
 * Compiles a regular expression into a search whose time grows with the text and the pattern alone.
 * JavaScript's own goes back over the text, so that a stranger's message could stop n8n for hours.
 *
 * @param source the pattern, bare or as `/pattern/i`; `i` is the only flag
 * @returns whether the pattern is found in the first 4,096 characters of a text
 * @throws InputError for a pattern that is none, too large, or uses what cannot be searched that way
 */
export function textPattern(source: string): (text: string) => boolean {
	const [, body, flags] = /^\/(.+)\/([a-z]*)$/s.exec(source) ?? [source, source, ''];
	if (!/^i?$/.test(flags)) throw refusal(`has the flags ${flags}; only i is available`);
	if (body.length > LONGEST_PATTERN) throw refusal(TOO_LARGE);
	try {
		new RegExp(body, 's');
	} catch {
		throw refusal('is not a regular expression');
	}
	const program = new Program();
	const start = new Reader(body, flags === 'i').alternatives()(program, 0);
	return (text) => matches(program.steps, start, text);
}
