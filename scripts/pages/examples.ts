import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { table } from './table';

/** The jobs that people have, and the examples for them, by file name without `.json`. */
const JOBS: ReadonlyArray<readonly [job: string, names: readonly string[]]> = [
	[
		'New leads and new clients',
		[
			'hitlchat-form-lead',
			'hitlchat-lead-capture',
			'dm-champ-lead-capture',
			'dm-champ-agency-onboarding',
		],
	],
	[
		'Bots and answers',
		[
			'dm-champ-echo-bot',
			'huechat-reply-bot',
			'dm-champ-ai-agent',
			'dm-champ-first-message',
			'dm-champ-quiet-window',
			'answer-in-the-chat-ask',
			'answer-in-the-chat-answers',
		],
	],
	[
		'Hand-over, tickets and consent',
		['huechat-ai-handover', 'hitlchat-handed-to-human', 'huechat-ticket', 'huechat-opt-out'],
	],
	[
		'Messages to many',
		[
			'hitlchat-broadcast-approval',
			'huechat-account-broadcast',
			'hitlchat-campaign',
			'chitchatlabs-segment',
			'chitchatlabs-rows',
			'hitlchat-clean-numbers',
		],
	],
	['Reports and credits', ['huechat-delivery-report', 'dm-champ-auto-recharge']],
];

/** The sticky note that says what an example does, and what there is to fill in. */
export const NOTE = 'Note: What It Does';

interface Workflow {
	nodes: Array<{ name: string; parameters: { content?: string } }>;
}

/** What the note of an example says in its first two lines. */
export interface Summary {
	title: string;
	line: string;
}

/**
 * Reads the note of an example.
 *
 * @throws Error where it has no note, or one that does not begin with a title and one line.
 */
export function summaryOf({ nodes }: Workflow): Summary {
	const content = nodes.find(({ name }) => name === NOTE)?.parameters.content ?? '';
	const [, title, line] = /^## (.+)\n(.+)\n\n/.exec(content) ?? [];
	if (title === undefined || line === undefined) {
		throw new Error(`"${NOTE}" must begin with "## A title", one line, and a blank line`);
	}
	return { title, line };
}

/** Where the picture of an example lies, below the repository. */
export const pictureOf = (name: string) => `docs/pictures/examples/${name}.png`;

const INTRO = `# Examples

Written by \`npm run coverage:docs\` from the workflows themselves; a test keeps it current. Do not edit it by hand.

**To use one:** download its file, or copy its content, and choose *Import → From file* in the menu of a new workflow, or paste it onto the canvas. The green
note on its left says what to fill in. Every node that needs an account has pinned sample data, so *Execute workflow* works at once and
sends nothing; unpin the data to use your own account.

**To see them all at work:** \`npm run demo\` starts an n8n that has all of them, connected to simulated vendors. Every example is run
by a test: with its pinned data alone, and against the simulated vendors.`;

function row(root: string, name: string): string[] {
	const text = readFileSync(join(root, 'examples', `${name}.json`), 'utf8');
	const { title, line } = summaryOf(JSON.parse(text) as Workflow);
	const picture = pictureOf(name);
	const image = `<a href="${name}.json"><img src="../${picture}" alt="${title}" width="360"></a>`;
	const shown = existsSync(join(root, picture)) ? [image] : [];
	return [[`[${title}](${name}.json)`, ...shown].join('<br>'), line];
}

/**
 * Writes the page that lists the examples by job.
 *
 * @param root absolute path of the repository
 * @returns the whole Markdown file
 * @throws Error where an example has no job, or a job names one that is missing
 */
export function examplesPage(root: string): string {
	const present = readdirSync(join(root, 'examples'))
		.filter((file) => file.endsWith('.json'))
		.map((file) => basename(file, '.json'));
	const listed = JOBS.flatMap(([, names]) => names);
	const forgotten = present.filter((name) => !listed.includes(name));
	if (forgotten.length > 0) {
		throw new Error(`scripts/pages/examples.ts has no job for ${forgotten.join(', ')}`);
	}
	const jobs = JOBS.map(([job, names]) => {
		const rows = names.map((name) => row(root, name));
		return `## ${job}\n\n${table(['Example', 'What it does'], rows)}`;
	});
	return `${[INTRO, ...jobs].join('\n\n')}\n`;
}
