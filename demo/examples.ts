import { join } from 'node:path';
import { readWorkflow, type WorkflowFile } from './n8n-cli';
import { packageDir } from './paths';

/**
 * One of the workflows in `examples/`.
 *
 * @param file Its file name, e.g. `dm-champ-echo-bot.json`.
 */
export function readExample(file: string): WorkflowFile {
	return readWorkflow(join(packageDir, 'examples', file));
}
