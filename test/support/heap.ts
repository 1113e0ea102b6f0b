import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose_gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** The heap in use in MB, garbage collected first: without that it says when the collector last ran. */
export function heapMb(): number {
	collectGarbage();
	return process.memoryUsage().heapUsed / 1_048_576;
}
