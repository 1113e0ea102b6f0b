import { findChromium, NO_CHROMIUM } from './chromium';
import { openScene, type Scene } from './scene';
import { credentialTests } from './parts/credentials';
import { dropdownTests } from './parts/dropdowns';
import { formTests } from './parts/forms';
import { nodeCreatorTests } from './parts/nodeCreator';
import { triggerTests } from './parts/triggers';

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
		triggerTests(() => scene);
	});
}
