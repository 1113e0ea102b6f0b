import type { INodeParameters } from 'n8n-workflow';

import { CHOSEN_EVENTS } from './meant';
import type { MeantKind } from './meant';
import type { Setup } from './expect';

/** One way to set a trigger up. Several make a row of the table. */
export interface TriggerSetup extends Setup {
	/** Letters and digits; unique. */
	id: string;
	/** Of the table. */
	row: string;
	platform: 'dmChamp' | 'hueChat';
	parameters: INodeParameters;
	/** Whether the caller is answered after the run. */
	finishes: boolean;
}

const MODES = [
	['onReceived', false],
	['lastNode', true],
] as const;

const messageFilters = [
	{ written: {}, read: {} },
	{ written: { channel: 'livechat, SMS' }, read: { channel: ['livechat', 'sms'] } },
	{
		written: { toId: 'BUSINESS-1', messageType: 'text' },
		read: { toId: ['business-1'], messageType: ['text'] },
	},
] as const;

const eventFilters = [
	{ written: {}, read: {} },
	{ written: { otherEvents: 'new_contact, Tag-Applied' }, read: { otherEvents: ['new_contact', 'tag applied'] } },
] as const;

type DmChampKind = Exclude<MeantKind, 'hueChatEvent'>;

interface Filtered {
	written: INodeParameters;
	read: Setup['filters'];
}

function dmChamp(
	events: readonly DmChampKind[],
	row: string,
	guards: readonly boolean[],
	filters: ReadonlyArray<{ written: object; read: object }>,
): TriggerSetup[] {
	return (filters as readonly Filtered[]).flatMap(({ written, read }, filter) =>
		guards.flatMap((guarded) =>
			MODES.map(([responseMode, finishes]) => ({
				id: `dm${events.map((event) => event.slice(0, 4)).join('')}${filter}${guarded ? 'g' : 'o'}${finishes ? 'f' : 'a'}`,
				row: `DM Champ: ${row}`,
				platform: 'dmChamp',
				reads: events,
				guarded,
				filters: read,
				finishes,
				parameters: {
					events: [...events],
					responseMode,
					...('otherEvents' in written ? written : { filters: written }),
				},
			})),
		),
	);
}

function hueChat(signature: 'off' | 'require' | 'whenRecognised', row: string): TriggerSetup[] {
	return [false, true].flatMap((blind) =>
		MODES.map(([responseMode, finishes]) => ({
			id: `hue${signature.slice(0, 4)}${blind ? 'b' : 's'}${finishes ? 'f' : 'a'}`,
			row: `HueChat: ${row}`,
			platform: 'hueChat',
			reads: ['hueChatEvent'],
			guarded: true,
			filters: {},
			finishes,
			signature,
			blind,
			parameters: { events: [...CHOSEN_EVENTS], signature, responseMode },
		})),
	);
}

/**
 * Every way to set up the triggers that are called: each event, guarded and open, answered at once and
 * when finished, with and without filters; each signature mode, with and without a signing secret.
 */
export const setups: readonly TriggerSetup[] = [
	...dmChamp(['message'], 'message', [true, false], messageFilters),
	// Without a secret n8n does not publish it.
	...dmChamp(['autoRecharge'], 'auto-recharge', [true], [messageFilters[0]]),
	...dmChamp(['platformEvent'], 'platform event', [true, false], eventFilters),
	...dmChamp(['platformEvent', 'message', 'autoRecharge'], 'all events', [true], [messageFilters[0]]),
	...hueChat('whenRecognised', 'verify when recognised'),
	...hueChat('require', 'require'),
	...hueChat('off', 'signature off'),
];
