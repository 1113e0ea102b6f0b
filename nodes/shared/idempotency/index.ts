/** One key, one send, ever: nothing outside imports past this file. README.md tells how. */
export { KeyedRun } from './keyedRun';
export type { KeyedResult, KeyedSend } from './keyedRun';
export { nodeKeys } from './nodeKeys';
export type { NodeKeys } from './nodeKeys';
