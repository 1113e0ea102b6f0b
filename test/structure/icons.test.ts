import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { services } from '../../scripts/packages/services';
import { root } from './files';

const folder = join(root, 'icons');
const files = readdirSync(folder);
const read = (file: string) => readFileSync(join(folder, file), 'utf8');

// The canvas and the panels of n8n's editor, brightest and darkest.
const BACKGROUNDS = { light: ['#ffffff', '#f5f5f5'], dark: ['#171717', '#2d2e2e'] };
// What WCAG asks of graphics.
const ENOUGH = 3;

function luminance(color: string): number {
	const parts = [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16) / 255);
	const [red, green, blue] = parts.map((part) =>
		part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
	);
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
	const [dark, bright] = [luminance(one), luminance(other)].sort((a, b) => a - b);
	return (bright + 0.05) / (dark + 0.05);
}

it('contrast is what WCAG says', () => {
	expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
	expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 1);
});

it.each(files)('%s says that it is nobody’s logo', (file) => {
	const service = services().find(({ packageName }) =>
		file.startsWith(`${packageName.replace('n8n-nodes-', '')}.`),
	);
	expect(read(file)).toContain(`not the logo of ${service?.title}</title>`);
});

it.each(files)('the shapes of %s stand out from the editor’s background', (file) => {
	const backgrounds = BACKGROUNDS[file.includes('.dark.') ? 'dark' : 'light'];
	const shapes = [...read(file).matchAll(/<path fill="(#[0-9a-f]{6})"/g)].map(([, fill]) => fill);
	expect(shapes.length).toBeGreaterThan(0);
	for (const shape of shapes) {
		for (const background of backgrounds) {
			expect(contrast(shape, background)).toBeGreaterThanOrEqual(ENOUGH);
		}
	}
});

it('each icon has one for the other theme, and it is another one', () => {
	const light = files.filter((file) => !file.includes('.dark.'));
	expect(files).toHaveLength(2 * light.length);
	for (const file of light) expect(read(file)).not.toBe(read(file.replace('.svg', '.dark.svg')));
});
