import type { Platform } from '../platform';
import { hitlChat } from './hitlChat';

/** Every platform of the sandbox. A new one is a file of its own and an entry here. */
export const platforms: readonly Platform[] = [hitlChat];
