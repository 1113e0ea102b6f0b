import { trimmed } from '../../../nodes/shared/fields/blank';
import { bodyReportsFailure } from '../../../nodes/shared/transport/response/bodyReportsFailure';
import { readVendorMessage } from '../../../nodes/shared/transport/response/vendorMessage';

// A time that grows with the square of the length is many seconds here, and n8n stands still meanwhile.
const LENGTH = 100_000;
const ENOUGH_MS = 1_000;

const same = (text: string) => text;

it.each<[string, () => unknown]>([
	['an error of blanks', () => bodyReportsFailure({ error: `${' '.repeat(LENGTH)}x` }, 'send')],
	['an error of zeros', () => bodyReportsFailure({ error: `${'0'.repeat(LENGTH)}x` }, 'send')],
	['a code of blanks', () => bodyReportsFailure({ error_code: `${' '.repeat(LENGTH)}x` }, 'send')],
	['words with dots inside', () => readVendorMessage({ errors: { a: [`a${'.'.repeat(LENGTH)}x`] } }, same)],
	['words with blanks inside', () => readVendorMessage({ errors: { a: [`a${' '.repeat(LENGTH)}x`] } }, same)],
	['a value with blanks inside', () => trimmed(`a${' '.repeat(LENGTH)}x`)],
	['a value with invisible marks inside', () => trimmed(`a${'\u200b'.repeat(LENGTH)}x`)],
])('reads %s at once', (_what, read) => {
	const began = performance.now();
	expect(read()).toBeTruthy();
	expect(performance.now() - began).toBeLessThan(ENOUGH_MS);
});

it('still trims what nobody sees, and nothing else', () => {
	expect(trimmed(' \u200b\ufeff a \u200d b\t\u200e ')).toBe('a \u200d b');
	expect(trimmed('\u200b \n')).toBe('');
	expect(trimmed('')).toBe('');
});
