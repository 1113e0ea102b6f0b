import type { OfferedTool, Reply, Turn } from './modelServer';

/** What a user wants of an agent, as plain words and facts; no name of a tool or a parameter. */
export interface Wish {
	/** What is to be done, such as "send a text message". */
	goal: string;
	/** What the user said, by what it is in the user's words: `person: 'Amira'`. */
	facts: Readonly<Record<string, string>>;
	/** The country that the user's numbers belong to. */
	countryCode?: string;
	/** Facts that name things which have an id somewhere, with the words to look them up by. */
	lookUps?: Readonly<Record<string, string>>;
}

/** What the model has to know and nobody told it. */
export class Puzzled extends Error {}

const wordsOf = (text: string): string[] =>
	text
		.replace(/([a-z])([A-Z])/g, '$1 $2')
		.toLowerCase()
		.match(/[a-z]{2,}/g) ?? [];

const stem = (word: string) => word.replace(/(?:s|es)$/, '');

function overlap(a: string, b: string): number {
	const known = new Set(wordsOf(b).map(stem));
	return new Set(wordsOf(a).map(stem).filter((word) => known.has(word))).size;
}

/** The tool whose own words fit best. */
function toolFor(tools: readonly OfferedTool[], goal: string): OfferedTool {
	const scored = tools
		.map((tool) => ({ tool, score: overlap(goal, tool.description) }))
		.sort((a, b) => b.score - a.score);
	if (scored.length === 0 || scored[0].score === 0) throw new Puzzled(`No tool is for: ${goal}`);
	return scored[0].tool;
}

const parsed = (text: string): unknown => {
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
};

function* objectsIn(value: unknown): Generator<Record<string, unknown>> {
	// Older agents hand an answer on as text of text.
	const inner = typeof value === 'string' ? parsed(value) : value;
	if (typeof inner !== 'object' || inner === null) return;
	if (!Array.isArray(inner)) yield inner as Record<string, unknown>;
	for (const one of Object.values(inner)) yield* objectsIn(one);
}

const idIn = ({ id, contactId, contact_id }: Record<string, unknown>): unknown =>
	id ?? contactId ?? contact_id;

/** What earlier answers say of a thing: its id, or the name under which it is known. */
function found(answers: readonly string[], fact: string, wantsId: boolean): unknown {
	for (const object of answers.flatMap((answer) => [...objectsIn(parsed(answer))])) {
		const own = Object.values(object).filter((value) => typeof value === 'string');
		if (!own.some((text) => text.toLowerCase().includes(fact.toLowerCase()))) continue;
		const id = idIn(object);
		const name = object.name ?? object.template_name;
		const value = wantsId ? id : (name ?? id);
		if (value !== undefined) return value;
	}
	// Who asked for one thing and got one knows that it is this one.
	const objects = answers.length === 1 ? [...objectsIn(parsed(answers[0]))] : [];
	return objects.length === 1 && wantsId ? idIn(objects[0]) : undefined;
}

/** The last answer, where it says that nothing was done. */
export function refusalIn(answers: readonly string[]): Record<string, string> | undefined {
	const [last] = [...objectsIn(parsed(answers.at(-1) ?? ''))];
	return typeof last?.status === 'string' && typeof last.message === 'string' && 'hint' in last
		? (last as Record<string, string>)
		: undefined;
}

function corrected(value: string, refusal: Record<string, string> | undefined, wish: Wish): string {
	const said = `${refusal?.message} ${refusal?.hint}`;
	if (/country code/i.test(said) && /^[\d\s()+-]+$/.test(value) && wish.countryCode !== undefined) {
		return `+${wish.countryCode}${value.replace(/^0/, '').replace(/\D/g, '')}`;
	}
	// The choices that a refusal names, one of which sounds like what was meant.
	const choices = /unknown value/.test(said) ? (said.match(/[\w-]+/g) ?? []) : [];
	const bare = (text: string) => text.toLowerCase().replace(/[^a-z]/g, '');
	const meant = choices.find((word) => word !== value && bare(word) === bare(value));
	return meant ?? value;
}

/** The fact that a parameter asks for, told by its name and description alone; the name says more. */
function factFor(name: string, about: string, facts: Wish['facts']): [string, string] {
	const [best] = Object.entries(facts)
		.map(([what, value]) => ({ what, value, score: overlap(what, about) + 2 * overlap(what, name) }))
		.sort((a, b) => b.score - a.score);
	if (best === undefined || best.score === 0) throw new Puzzled(`Nobody knows what this is: ${about}`);
	return [best.what, best.value];
}

/** What the tool answered that such things are looked up with. */
function answersAbout(lookUp: string, { tools, called, answers }: Turn): string[] {
	const { name } = toolFor(tools, lookUp);
	return answers.filter((_, index) => called[index] === name);
}

type Args = { with: Record<string, unknown> } | { lookUp: string };

function argumentsFor(tool: OfferedTool, turn: Turn, wish: Wish): Args {
	const { answers } = turn;
	const args: Record<string, unknown> = {};
	const refusal = refusalIn(answers);
	for (const [name, { description = '', type }] of Object.entries(tool.parameters.properties ?? {})) {
		const label = name.replace(/_/g, ' ');
		const about = `${label} ${description}`;
		const [what, value] = factFor(label, about, wish.facts);
		const lookUp = wish.lookUps?.[what];
		if (lookUp === undefined) {
			args[name] = corrected(value, refusal, wish);
			continue;
		}
		const known = found(answersAbout(lookUp, turn), value, /\bID\b/.test(about));
		if (known === undefined) return { lookUp };
		args[name] = type === 'string' ? String(known) : known;
	}
	return { with: args };
}

/**
 * A model without knowledge of this package: it picks the tool whose description fits the wish, fills in
 * each parameter by its name and description, looks up ids with other tools, reads refusals and corrects
 * what they speak of. It gives up where nothing it was told helps.
 *
 * @param wish what the user wants
 */
export function follow(turn: Turn, wish: Wish): Reply {
	const { answers, tools } = turn;
	const calls = answers.length;
	const refusal = refusalIn(answers);
	const isOver = refusal !== undefined && /not allowed|changes nothing/.test(Object.values(refusal).join(' '));
	if (isOver || calls > 6) return { say: `I could not do that: ${refusal?.message ?? 'too many tries'}` };
	const tool = toolFor(tools, wish.goal);
	if (turn.called.at(-1) === tool.name && refusal === undefined) return { say: 'Done.' };
	const args = argumentsFor(tool, turn, wish);
	if ('with' in args) return { call: [{ tool: tool.name, with: args.with }] };
	const finder = toolFor(tools, args.lookUp);
	if (turn.called.includes(finder.name)) return { say: 'I could not find it.' };
	const search = argumentsFor(finder, turn, { ...wish, lookUps: {} });
	return 'with' in search
		? { call: [{ tool: finder.name, with: search.with }] }
		: { say: 'I could not search for it.' };
}
