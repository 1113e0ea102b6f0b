import type { FunctionsBase, IDataObject, IHookFunctions, IWebhookFunctions } from 'n8n-workflow';

import type { Slot } from './urlSecret';

/**
 * What is stored of a webhook that this node registered. n8n keeps it unencrypted in its database, so
 * it holds neither secret in a form that can be used: the URL's is known again by its fingerprint, and
 * the signing secret is encrypted with the URL's, which every call brings along.
 */
export interface Registration {
	/** The vendor's id of it. */
	id: string;
	/** Workflow and node that made it: a copy of the workflow must not remove the original's. */
	owner: string;
	/** Without the secret. */
	url: string;
	baseUrl: string;
	events: string[];
	secretFingerprint: string;
	/** null where the vendor gave no signing secret. */
	encryptedSigningSecret: string | null;
}

/** A webhook of ours that could not be removed yet. */
export type Leftover = Pick<Registration, 'id' | 'owner' | 'baseUrl'>;

const MOST_LEFTOVERS = 20;

const nodeOf = (context: FunctionsBase): string =>
	`${context.getWorkflow().id ?? ''}/${context.getNode().id}`;

/**
 * The node's registrations, those of test listening and of the published workflow apart.
 */
export class Registrations {
	private readonly data: IDataObject;

	readonly owner: string;

	/** @param slot which one is meant */
	constructor(
		context: FunctionsBase & Pick<IHookFunctions, 'getWorkflowStaticData'>,
		readonly slot: Slot,
	) {
		this.data = context.getWorkflowStaticData('node');
		this.owner = nodeOf(context);
	}

	/** What this node registered; undefined also for what a copied workflow brought along. */
	get current(): Registration | undefined {
		const found = this.data[this.slot] as unknown as Registration | undefined;
		return found?.owner === this.owner ? found : undefined;
	}

	set current(registration: Registration | undefined) {
		if (registration === undefined) delete this.data[this.slot];
		else this.data[this.slot] = registration as unknown as IDataObject;
	}

	get leftovers(): Leftover[] {
		const list = this.data.leftovers as unknown as Leftover[] | undefined;
		return (list ?? []).filter(({ owner }) => owner === this.owner);
	}

	/** Keeps the newest ones. */
	set leftovers(list: Leftover[]) {
		if (list.length === 0) delete this.data.leftovers;
		else this.data.leftovers = list.slice(-MOST_LEFTOVERS) as unknown as IDataObject[];
	}
}

/** The registration that a call belongs to. */
export function registrationsForCall(context: IWebhookFunctions): Registrations {
	return new Registrations(context, context.getMode() === 'manual' ? 'test' : 'production');
}

/** The registration that publishing or listening is about. */
export function registrationsForHook(context: IHookFunctions): Registrations {
	if (context.getMode() === 'manual') return new Registrations(context, 'test');
	// Listening begins in the mode `manual` but ends in the one in which publishing does.
	const test = new Registrations(context, 'test');
	const { current } = test;
	const isTest = current !== undefined && current.url === context.getNodeWebhookUrl('default');
	return isTest ? test : new Registrations(context, 'production');
}
