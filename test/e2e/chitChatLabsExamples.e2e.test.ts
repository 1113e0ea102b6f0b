import { sandboxCredential } from '../../demo/credentials';
import { readExample } from '../../demo/examples';
import { openStage, type Stage } from './stage';

describe('the ChitChatLabs example in a real n8n', () => {
	const rows = readExample('chitchatlabs-rows.json');
	let stage: Stage;

	beforeAll(async () => {
		stage = await openStage((sandbox) => ({
			credentials: [sandboxCredential(sandbox, 'chitChatLabs')],
			workflows: [rows],
		}));
	});

	afterAll(async () => await stage?.close());

	beforeEach(() => stage.sandbox.reset());

	const confirmation = (mobile: string, name: string) => ({
		method: 'POST',
		path: '/message/single',
		status: 200,
		body: {
			to: { mobile, name },
			fb_template: 'habit_run_confirmation_message',
			language: 'en',
			params: [name, 'Habit Run November Edition', '24th Nov'],
			tag: 'confirmation',
		},
	});

	it('rows: one template message for each, and a refused row is laid aside', async () => {
		const event = { event: 'Habit Run November Edition', date: '24th Nov' };
		const partha = { mobile: '+91 97399 78284', name: 'Partha', ...event };
		const oliver = { mobile: '07700 900301', name: 'Oliver', ...event };
		const meera = { mobile: '919739978301', name: 'Meera', ...event };
		const nameless = { mobile: '447700900302', name: '', ...event };
		const given = { rows: [partha, oliver, meera, nameless] };
		const { status } = await stage.n8n.webhook('rows', given);
		expect(status).toBe(200);
		const execution = await stage.n8n.rest.newestExecution(rows.id);
		expect(execution.error).toBeUndefined();
		expect(execution.status).toBe('success');

		const sent = stage.sandbox.requests();
		expect(sent.map(({ method, path, status, body }) => ({ method, path, status, body }))).toEqual([
			confirmation('919739978284', 'Partha'),
			confirmation('919739978301', 'Meera'),
		]);
		expect(sent.every(({ accepted }) => accepted)).toBe(true);
		const aside = execution.nodes.find(({ node }) => node === 'Rows to Look At')?.outputs[0];
		expect(aside).toEqual([
			{ ...oliver, error: expect.stringContaining('country code') as unknown },
			{ ...nameless, error: 'Name is empty' },
		]);
	});
});
