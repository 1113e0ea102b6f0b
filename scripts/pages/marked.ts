/**
 * Puts written content between the marks of a hand-written Markdown file:
 * `<!-- name: written by command -->` and `<!-- end of name -->`.
 *
 * @param text the file as it is
 * @param place the file's name for messages, the section, and what writes it, for the reader
 * @throws Error where a mark is missing
 */
export function replaced(
	text: string,
	{ file, name, command }: { file: string; name: string; command: string },
	content: string,
): string {
	const start = `<!-- ${name}: written by ${command} -->`;
	const end = `<!-- end of ${name} -->`;
	const from = text.indexOf(start);
	const to = text.indexOf(end);
	if (from < 0 || to < from) throw new Error(`${file} needs ${start} and ${end}`);
	return `${text.slice(0, from + start.length)}\n\n${content}\n\n${text.slice(to)}`;
}
