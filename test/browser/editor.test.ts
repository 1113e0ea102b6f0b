import { findChromium, NO_CHROMIUM } from './chromium';
import { openScene, type Scene } from './scene';
import { agentTests } from './parts/agents';
import { credentialTests } from './parts/credentials';
import { dropdownTests } from './parts/dropdowns';
import { dryRunTests } from './parts/dryRun';
import { formTests } from './parts/forms';
import { nodeCreatorTests } from './parts/nodeCreator';
import { templateTests } from './parts/templates';
import { triggerTests } from './parts/triggers';
import { waitingTests } from './parts/waiting';

const chromium = findChromium();

if (chromium === undefined) {
	it.skip(NO_CHROMIUM, () => undefined);
} else {
	describe('in n8n’s editor', () => {
		let scene: Scene;

		beforeAll(async () => {
			scene = await openScene(chromium);
		});

		afterAll(async () => {
			await scene?.close();
		});

		nodeCreatorTests(() => scene);
		credentialTests(() => scene);
		formTests(() => scene);
		dropdownTests(() => scene);
		templateTests(() => scene);
		triggerTests(() => scene);
		dryRunTests(() => scene);
		waitingTests(() => scene);
		agentTests(() => scene);
	});
}
