import { resource } from '../../shared/operation';
import { create } from './create';

export const summary = resource('summary', 'Summary', [create]);
