import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { sandboxCredential, webhookCredential } from '../../demo/credentials';
import { echoBot, echoed, writeToBot } from '../../demo/echo-bot';
import { readExample } from '../../demo/examples';
import { startFreshN8n, type FreshN8n } from '../../demo/fresh-n8n';
import { captureLead, leadCapture, succeeded } from '../../demo/lead-capture';
import { lastLines } from '../../demo/processes';
import { startSandbox, type Sandbox } from '../../sandbox';
import { lookAtTypes, type Shown } from './types';
import type { PromisedN8n } from './versions';

const replyBot = readExample('huechat-reply-bot.json');
const secret = randomBytes(24).toString('base64url');
const SETTLED_MS = 3_000;

/** How the package fared in one real n8n. */
export interface ServerRun extends Shown {
	/** Checks of workflows that held. */
	held: number;
	/** Those that there are. */
	checks: number;
}

interface Place {
	n8n: FreshN8n;
	sandbox: Sandbox;
}

type Check = (place: Place) => Promise<boolean>;

async function runsOf(n8n: FreshN8n, workflowId: string): Promise<number> {
	return (await n8n.rest.executions({ workflowId })).length;
}

const message = { fromId: 'customer-1', toId: 'business-1', body: 'Is anybody there?' };

/** One event of HueChat, delivered as its webhooks do; `copies` times the same. */
const event = {
	platform: 'hueChat',
	type: 'message.received',
	id: 'evt_compat',
	signing: 'standardWebhooks' as const,
	copies: 2,
	data: {
		id: 'msg_compat',
		conversation_id: 'conv_amira',
		contact_id: 'cnt_amira',
		contact: { id: 'cnt_amira', full_name: 'Amira', phone: '+447700900201' },
		channel: 'whatsapp',
		content: 'Is this still on sale?',
	},
};

const checks: Record<string, Check> = {
	'HitlChat: a contact, a message and a list': async ({ n8n, sandbox }) =>
		succeeded(await captureLead({ name: 'Jane', phone: '+447700900123' }, n8n, sandbox)),
	'DM Champ Trigger: a message comes in and is answered once': async ({ n8n, sandbox }) =>
		echoed(await writeToBot(message, secret, n8n, sandbox), message),
	'HueChat Trigger: registers itself once': async ({ sandbox }) =>
		sandbox
			.requests({ platform: 'hueChat' })
			.filter(({ method, path, accepted }) => accepted && `${method} ${path}` === 'POST /webhooks')
			.length === 1,
	'HueChat Trigger: two deliveries of one event are one execution': async ({ n8n, sandbox }) => {
		const delivered = await sandbox.emit(event);
		const { status } = await n8n.rest.newestExecution(replyBot.id);
		// Time for a second one, which must not come.
		await sleep(SETTLED_MS);
		const both = delivered.length === 2 && delivered.every((one) => one.status === 200);
		return both && status === 'success' && (await runsOf(n8n, replyBot.id)) === 1;
	},
	'HueChat Trigger: takes its registration back': async ({ n8n, sandbox }) => {
		await n8n.rest.deactivate(replyBot.id);
		return sandbox
			.requests({ platform: 'hueChat' })
			.some(({ method, path, accepted }) => accepted && method === 'DELETE' && path.startsWith('/webhooks/'));
	},
};

async function workflowsIn(place: Place): Promise<string[]> {
	const broken: string[] = [];
	for (const [name, check] of Object.entries(checks)) {
		const why = await check(place).then(
			(held) => (held ? undefined : name),
			(error: Error) => `${name}: ${error.message}`,
		);
		if (why !== undefined) broken.push(why);
	}
	return broken;
}

/** The ends of n8n's logs, whose folder goes with the run. */
function logs(userFolder: string): string {
	return ['cli.log', 'n8n.log']
		.map((name) => join(userFolder, name))
		.filter((file) => existsSync(file))
		.map((file) => lastLines(file, 15))
		.join('\n');
}

/**
 * Starts an installed n8n with the packed package on an empty database, looks at what it offers and
 * lets example workflows run against the sandbox.
 *
 * @throws StepError where n8n does not start or does not take a workflow
 */
export async function runServer({ pinned, env }: PromisedN8n, tarball: string): Promise<ServerRun> {
	// Outside of the repository: below it, a node would find the repository's n8n-workflow first.
	const userFolder = mkdtempSync(join(tmpdir(), 'chat-inbox-n8n-'));
	const sandbox = await startSandbox();
	try {
		const n8n = await startFreshN8n({
			userFolder,
			install: pinned.into,
			env,
			tarball,
			credentials: [
				sandboxCredential(sandbox, 'hitlChat'),
				sandboxCredential(sandbox, 'dmChamp'),
				sandboxCredential(sandbox, 'hueChat'),
				webhookCredential(secret),
			],
			workflows: [leadCapture, echoBot, replyBot],
		});
		try {
			const shown = await lookAtTypes(n8n);
			const broken = await workflowsIn({ n8n, sandbox });
			const all = Object.keys(checks).length;
			return {
				...shown,
				checks: all,
				held: all - broken.length,
				broken: [...shown.broken, ...broken],
			};
		} finally {
			await n8n.stop();
		}
	} catch (error) {
		throw new Error(`n8n's own words:\n${logs(userFolder)}`, { cause: error });
	} finally {
		await sandbox.close();
		rmSync(userFolder, { recursive: true, force: true });
	}
}
