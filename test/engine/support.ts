import { startSandbox } from '../../sandbox';
import type { FaultInput, ReceivedRequest, Sandbox } from '../../sandbox';

/** Where `message: send` goes. */
export const SEND_PATH = '/messages/send';

/** A sandbox that is a new one for every test: Delivery remembers a limit for each base URL. */
export function useSandbox(): { get: () => Sandbox } {
	let sandbox: Sandbox | undefined;
	beforeEach(async () => {
		sandbox = await startSandbox({ port: 0 });
	});
	afterEach(async () => {
		await sandbox?.close();
		sandbox = undefined;
	});
	return {
		get: () => {
			if (sandbox === undefined) throw new Error('The sandbox runs only during a test');
			return sandbox;
		},
	};
}

type OwnFault = FaultInput extends infer Each
	? Each extends FaultInput
		? Omit<Each, 'platform'>
		: never
	: never;

/** Lets something go wrong at HitlChat. */
export function fault(sandbox: Sandbox, own: OwnFault): void {
	sandbox.fault({ platform: 'hitlChat', ...own } as FaultInput);
}

/** A fault's `match` for the message with that text. */
export const withText = (text: string) => (body: unknown) =>
	typeof body === 'object' && body !== null && 'messageText' in body && body.messageText === text;

/** The texts of messages as they reached the sandbox, in their order; delivered ones only if asked. */
export function textsOf(requests: readonly ReceivedRequest[], onlyAccepted = false): string[] {
	return requests
		.filter(({ accepted, path }) => path === SEND_PATH && (accepted || !onlyAccepted))
		.map(({ body }) => String((body as { messageText?: unknown }).messageText));
}
