import type { Sandbox, Trial } from '../sandbox';
import { phonePage } from './echo-bot';
import type { FreshN8n } from './fresh-n8n';
import { handOver } from './handed-over';
import { leadPath } from './lead-capture';
import { recharge } from './recharge';
import { writeToHueChat } from './reply-bot';

/** What the demo runs on. */
export interface Place {
	n8n: FreshN8n;
	sandbox: Sandbox;
	/** Of the DM Champ Trigger. */
	secret: string;
}

async function sendLead({ n8n }: Place): Promise<string> {
	const lead = { name: 'Sam Lee', phone: '+34 600 000 204' };
	const { status } = await n8n.webhook(leadPath, lead);
	return `n8n answered ${status}. ${lead.name} is a contact in HitlChat now, and got a greeting.`;
}

async function runLow(place: Place, key: string): Promise<string> {
	const status = await recharge(place.n8n, place.secret, key);
	const granted = place.sandbox.requests({ path: '/subaccounts/credits' }).length;
	return `The event ${key} was answered with ${status}. Grants in DM Champ so far: ${granted}.`;
}

/**
 * What somebody can try once the demo is up, as the welcome page and the terminal show it.
 */
export function trialsOf(place: Place): Trial[] {
	const { n8n, sandbox, secret } = place;
	let lastKey = '';
	const workflows = `${n8n.url}/home/workflows`;
	return [
		{
			title: 'A lead from a form',
			text: 'Fill in the form that n8n makes. The contact, its tags and the greeting appear under HitlChat, and on the phone.',
			links: [
				{ label: 'Open the form', url: `${n8n.url}/form/hitlchat-form-lead` },
				{ label: 'HitlChat', url: `${sandbox.url}/` },
			],
		},
		{
			title: 'A lead from a website',
			text: 'Another website posts a lead to a webhook.',
			actions: [{ id: 'lead', label: 'Post a lead', act: () => sendLead(place) }],
		},
		{
			title: 'Write to the DM Champ bot',
			text: 'Be the customer: write on the phone, and the echo bot answers there.',
			links: [{ label: 'Open the phone', url: phonePage(sandbox, n8n, secret) }],
		},
		{
			title: 'Write to the HueChat bot',
			text: 'The reply bot has registered its own webhook. Choose Amira of HueChat on the phone, or let her write here.',
			actions: [
				{
					id: 'huechat',
					label: 'Let Amira write',
					act: async () => {
						await writeToHueChat('Is this still on sale?', sandbox);
						return 'Amira has written. Look at her phone for the answer.';
					},
				},
			],
			links: [{ label: 'Open the phone', url: `${sandbox.url}/` }],
		},
		{
			title: 'A customer waits for a human',
			text: 'HitlChat hands a conversation over. n8n asks every minute, and then writes to the team.',
			actions: [
				{ id: 'handover', label: 'Hand one over', act: () => Promise.resolve(handOver(sandbox)) },
			],
		},
		{
			title: 'An account runs low',
			text: 'DM Champ reports it, a payment is taken, credits are granted. The same event a second time grants nothing.',
			actions: [
				{
					id: 'recharge',
					label: 'Run low',
					act: () => {
						lastKey = `recharge-${Date.now()}`;
						return runLow(place, lastKey);
					},
				},
				{
					id: 'recharge-again',
					label: 'Send the same event again',
					act: () =>
						lastKey === ''
							? Promise.resolve('Let it run low first.')
							: runLow(place, lastKey),
				},
			],
		},
		{
			title: 'Every example',
			text: 'All examples are in this n8n, with credentials for the sandbox. Open one and click Execute workflow.',
			links: [{ label: 'Open the workflows', url: workflows }],
		},
	];
}

/** The things to try as lines of text. */
export function trialLines(trials: readonly Trial[], welcomePage: string): string[] {
	return trials.flatMap(({ title, text, links = [], actions = [] }, index) => [
		`${index + 1}. ${title}`,
		`   ${text}`,
		...links.map(({ label, url }) => `   ${label}: ${url}`),
		...actions.map(({ label }) => `   Button "${label}" on ${welcomePage}`),
	]);
}
