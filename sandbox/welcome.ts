import type { FastifyInstance } from 'fastify';

/** A button of the welcome page. */
export interface Action {
	/** Of this action alone, for its address. */
	id: string;
	label: string;
	/** Does it, and says in a sentence what happened and where to look. */
	act(): Promise<string>;
}

/** Something to try. */
export interface Trial {
	title: string;
	text: string;
	links?: ReadonlyArray<{ label: string; url: string }>;
	actions?: readonly Action[];
}

/** What whoever started the sandbox shows on its welcome page. */
export interface Welcome {
	/** How to log in to the n8n beside the sandbox. */
	login: { url: string; email: string; password: string };
	trials: readonly Trial[];
}

const shown = ({ title, text, links = [], actions = [] }: Trial) => ({
	...{ title, text, links },
	actions: actions.map(({ id, label }) => ({ id, label })),
});

/**
 * The welcome page's own routes: `GET /_sandbox/welcome` gives what it shows, `POST` with an action's
 * id does that action.
 *
 * @param current what is to be shown; undefined where the sandbox was started alone
 */
export function serveWelcome(app: FastifyInstance, current: () => Welcome | undefined): void {
	app.get('/_sandbox/welcome', () => {
		const welcome = current();
		return { login: welcome?.login ?? null, trials: (welcome?.trials ?? []).map(shown) };
	});
	app.post<{ Params: { id: string } }>('/_sandbox/welcome/:id', async (request, reply) => {
		const { id } = request.params;
		const actions = current()?.trials.flatMap((trial) => trial.actions ?? []) ?? [];
		const action = actions.find((one) => one.id === id);
		if (action === undefined) {
			const message = `There is no action "${id}"`;
			return reply.code(404).send({ error: { code: 'NOT_FOUND', message } });
		}
		try {
			return { told: await action.act() };
		} catch (error) {
			const { message } = error as Error;
			return reply.code(502).send({ error: { code: 'FAILED', message } });
		}
	});
}
