import type { Question } from './question';

/** The form's fields. */
export const DECISION = 'decision';
export const ANSWER = 'answer';

/** Longer than anybody types, short enough for a row of n8n's database. */
export const LONGEST_ANSWER = 10_000;

const ENTITIES: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;',
};

/** Text as it stands in HTML, in an attribute too. */
export const escaped = (text: string): string =>
	text.replace(/[&<>"']/g, (one) => ENTITIES[one]);

// System colours and fonts: nothing is fetched, and the page is light or dark as its reader wants it.
const STYLE = `
:root { color-scheme: light dark; }
body { margin: 0; background: Canvas; color: CanvasText; font: 1.0625rem/1.5 system-ui, sans-serif; }
main { box-sizing: border-box; max-width: 36rem; margin: 0 auto; padding: 10vh 1.25rem 2rem; }
h1 { margin: 0 0 1rem; font-size: 1.375rem; line-height: 1.3; }
p { margin: 0 0 1.5rem; white-space: pre-wrap; overflow-wrap: anywhere; }
label { display: block; margin-bottom: .375rem; font-weight: 600; }
textarea { box-sizing: border-box; width: 100%; margin-bottom: 1rem; padding: .625rem; border: 1px solid GrayText; border-radius: .5rem; background: Field; color: FieldText; font: inherit; }
button { min-height: 2.75rem; margin: 0 .5rem .75rem 0; padding: .5rem 1.25rem; border: 2px solid #0b6b3a; border-radius: .5rem; background: Canvas; color: CanvasText; font: inherit; font-weight: 600; cursor: pointer; }
button.main { background: #0b6b3a; color: #fff; }
button.declines { border-color: GrayText; }
:focus-visible { outline: 3px solid Highlight; outline-offset: 2px; }
.error { padding-left: .75rem; border-left: 4px solid #b3261e; }
`.trim();

function page(title: string, content: string): string {
	return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escaped(title)}</title>
<style>
${STYLE}
</style>
</head>
<body>
<main>
<h1 dir="auto">${escaped(title)}</h1>
${content}
</main>
</body>
</html>
`;
}

function buttonsHtml({ buttons = [] }: Question): string {
	return buttons
		.map(({ label, approves }) => {
			const look = approves ? 'main' : 'declines';
			const value = approves ? 'approve' : 'decline';
			return `<button class="${look}" type="submit" name="${DECISION}" value="${value}">${escaped(label)}</button>`;
		})
		.join('\n');
}

function textHtml({ submit }: Question, isMissing: boolean): string {
	const state = isMissing ? ' aria-invalid="true" aria-describedby="problem"' : '';
	return `<label for="${ANSWER}">Your answer</label>
<textarea id="${ANSWER}" name="${ANSWER}" rows="5" maxlength="${LONGEST_ANSWER}" required dir="auto"${state}></textarea>
<button class="main" type="submit">${escaped(submit)}</button>`;
}

/**
 * The page that asks. Without `action` its form goes to the page's own address, signature included; and
 * only the form decides: opening the page, as previews of links do, changes nothing.
 *
 * @param problem what was wrong with the answer before
 */
export function askingPage(question: Question, problem?: string): string {
	const error =
		problem === undefined
			? ''
			: `<p class="error" id="problem" role="alert">${escaped(problem)}</p>\n`;
	const inputs =
		question.buttons === undefined
			? textHtml(question, problem !== undefined)
			: buttonsHtml(question);
	return page(
		question.title,
		`<p dir="auto">${escaped(question.message)}</p>\n${error}<form method="post">\n${inputs}\n</form>`,
	);
}

/** The page after an answer. */
export const thanksPage = (): string =>
	page('Thank you', '<p>Your answer has been received. You can close this page.</p>');

/** The page of a link whose question is no longer open. */
export const closedPage = (): string =>
	page(
		'This link is no longer active',
		'<p>The question has already been answered, or its time is over. There is nothing left to do.</p>',
	);
