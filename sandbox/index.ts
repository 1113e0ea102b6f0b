import type { AddressInfo } from 'node:net';
import fastify from 'fastify';
import { serveControl, type RowInput } from './control';
import { Behavior, type BehaviorInput } from './behavior';
import { emit, type EmitInput } from './deliveries/emit';
import { EventHub, SHOWN, snapshot } from './events';
import { FaultQueue, type Chaos, type FaultInput } from './faults';
import { Limits, type LimitInput } from './limits';
import { RequestLog, type RequestFilter } from './log';
import { refuseOtherPages } from './origin';
import { servePage } from './page';
import { servePhone } from './phone';
import type { Contract, OpenPlatform } from './platform';
import { platforms as allPlatforms } from './platforms';
import { servePlatform } from './serve';
import { Talk } from './talk';
import type { Sandbox, SandboxOptions } from './types';
import { serveWelcome, type Welcome } from './welcome';

export { checkRequest, findContract } from './contracts';
export type { RowInput } from './control';
export type { Delivered, EmitInput } from './deliveries/emit';
export type { Chaos, FaultInput, Mishap } from './faults';
export type { LimitInput } from './limits';
export type { ReceivedRequest, RequestFilter } from './log';
export type { Contract, Platform } from './platform';
export { platforms } from './platforms';
export type { PlatformInfo, Sandbox, SandboxOptions } from './types';
export type { Action, Trial, Welcome } from './welcome';

const HOST = '127.0.0.1';
const MOST_BODY_BYTES = 16 * 1024 * 1024;

/**
 * Starts local servers for the platforms' APIs on loopback.
 * @throws the listen error, with `code` EADDRINUSE where the port is taken.
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
	const platforms = new Map(
		(options.platforms ?? allPlatforms).map((platform) => [platform.name, platform]),
	);
	const known = <Value>(from: ReadonlyMap<string, Value>, name: string): Value => {
		const found = from.get(name);
		if (found) return found;
		throw new Error(`No platform "${name}"; there is ${[...platforms.keys()].join(', ')}`);
	};
	const log = new RequestLog();
	const faults = new FaultQueue();
	const limits = new Limits();
	const closing = new AbortController();
	const contractsOf = (name: string): readonly Contract[] => known(platforms, name).contracts;

	const opened = new Map<string, OpenPlatform>();
	const talk = new Talk();
	const behavior = new Behavior();
	const openAll = () => {
		// While a state is being created its rows find no panels here: the next snapshot shows them.
		opened.clear();
		talk.clear();
		for (const platform of platforms.values()) {
			const { name } = platform;
			const ready = platform.open((panel, id, row) => {
				talk.row(name, panel, id, row);
				behavior.row(name, panel, id, row);
				const size = opened.get(name)?.panels.find((shown) => shown.id === panel)?.size;
				if (size !== undefined) events.row({ platform: name, panel, id, row, size });
			});
			opened.set(name, ready);
		}
	};

	const setLimits = () => {
		limits.clear();
		for (const { name, limit } of platforms.values()) {
			if (limit) limits.set({ platform: name, ...limit });
		}
	};

	let url = '';
	const baseUrl = (name: string) => url + known(platforms, name).basePath;
	const events = new EventHub(() =>
		snapshot(
			[...platforms.values()].map((platform) => ({
				platform,
				opened: known(opened, platform.name),
				baseUrl: baseUrl(platform.name),
			})),
			log.newest(SHOWN),
		),
	);
	openAll();
	setLimits();

	const app = fastify({ forceCloseConnections: true, exposeHeadRoutes: false, bodyLimit: MOST_BODY_BYTES });
	app.decorateRequest('received', null);
	refuseOtherPages(app);

	const controlled = {
		baseUrl,
		key: (name: string) => known(platforms, name).key,
		requests: (filter?: RequestFilter) => log.find(filter),
		fault: (fault: FaultInput) => faults.add(fault, contractsOf),
		chaos: (decide: Chaos) => faults.disturb(decide),
		limit(limit: LimitInput) {
			known(platforms, limit.platform);
			limits.set(limit);
		},
		change({ platform, panel, id, fields }: RowInput) {
			const found = known(opened, platform).panels.find((one) => one.id === panel);
			if (!found) throw new Error(`${platform} has no panel "${panel}"`);
			found.change(id, fields);
			// A row that is gone is no change of a row: the page draws itself anew.
			if (fields === null) events.restart();
		},
		behave: (input: BehaviorInput) => behavior.set(input),
		async emit(emission: EmitInput) {
			const senderOf = (name: string) => known(opened, name).sender;
			const hooks = senderOf(emission.platform)?.hooks(emission.type) ?? [];
			return await emit(await behavior.before(emission, hooks), senderOf);
		},
		clearFaults: () => faults.clear(),
		reset() {
			faults.clear();
			behavior.clear();
			setLimits();
			log.clear();
			openAll();
			events.restart();
		},
		platforms: () =>
			[...platforms.values()].map(({ name, title, key }) => ({ name, title, key, baseUrl: baseUrl(name) })),
		state: () =>
			Object.fromEntries(
				[...opened].map(([name, { panels }]) => [
					name,
					Object.fromEntries(panels.map((panel) => [panel.id, [...panel.rows()]])),
				]),
			),
	};

	for (const platform of platforms.values()) {
		servePlatform(app, platform, {
			log,
			faults,
			limits,
			closing: closing.signal,
			opened: (name) => known(opened, name),
			watch: (entry) => events.request(entry),
		});
	}
	serveControl(app, { ...controlled, behavior: () => behavior.current }, events);
	servePhone(app, { ...controlled, encoding: () => behavior.current.encoding }, talk);
	let welcome: Welcome | undefined;
	serveWelcome(app, () => welcome);
	servePage(app);
	await app.listen({ port: options.port ?? 0, host: HOST });
	url = `http://${HOST}:${(app.server.address() as AddressInfo).port}`;

	return {
		url,
		...controlled,
		welcome(shown) {
			welcome = shown;
			return `${url}/welcome`;
		},
		async close() {
			closing.abort();
			events.close();
			await app.close();
		},
	};
}
