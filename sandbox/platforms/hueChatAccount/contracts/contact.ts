import { z } from 'zod';
import { page, sorting, text } from './fields';

export const search = z.strictObject({ q: text, page, ...sorting });
