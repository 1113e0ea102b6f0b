import { readName } from '../../../../nodes/shared/fields';
import { context } from './context';

const read = (raw: unknown) => readName(raw, context);

it.each([
	[' vip ', 'vip'],
	['vip, gold', 'vip, gold'],
	['["vip"]', 'vip'],
	[2026, '2026'],
	['[VIP]', '[VIP]'],
	['[2024]', '[2024]'],
	['[A] to [B]', '[A] to [B]'],
	['```json\n["vip"]\n```', 'vip'],
])('reads %j as the name %j', (raw, name) => {
	expect(read(raw)).toBe(name);
});

it.each([
	['["vip","newsletter"]', 'Field must be one name'],
	['[]', 'Field is not a name'],
	['undefined', 'Field is not a name: undefined'],
	['null', 'Field is not a name: null'],
	[['vip', 'gold'], 'Field must be text'],
])('refuses %j', (raw, message) => {
	expect(() => read(raw)).toThrow(message);
});
