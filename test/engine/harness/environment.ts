import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// n8n reads these when its modules load, so this file has to be imported before n8n-core.
// Without a user folder of its own n8n would write an encryption key into the developer's home.
process.env.N8N_USER_FOLDER = mkdtempSync(join(tmpdir(), 'engine-tests-'));
process.env.N8N_ENCRYPTION_KEY = 'a-key-for-tests-only-no-secret-is-kept';
process.env.N8N_LOG_LEVEL = 'silent';
process.env.N8N_DIAGNOSTICS_ENABLED = 'false';

/** Folder that n8n takes for its user folder while it starts; removed right after. */
export const userFolder = process.env.N8N_USER_FOLDER;
