import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './files';

// Without it n8n 3 does not load the package; whoever reads one of these must come across it.
const VARIABLE = 'N8N_UNVERIFIED_PACKAGES_ENABLED=true';

// The guides of a platform; the others lead there.
const guides = readdirSync(join(root, 'docs', 'guides'))
	.filter((file) => /^(?:chitchatlabs|dm-champ|hitlchat|huechat)/.test(file))
	.map((file) => `docs/guides/${file}`);

it.each(['README.md', 'docs/limitations.md', 'docs/moving.md', ...guides])('%s', (page) => {
	expect(readFileSync(join(root, page), 'utf8')).toContain(VARIABLE);
});

it('compose.yaml sets it', () => {
	const [name, value] = VARIABLE.split('=');
	expect(readFileSync(join(root, 'compose.yaml'), 'utf8')).toContain(`${name}: '${value}'`);
});
