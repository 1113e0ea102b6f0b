import { resource } from '../../shared/operation/operation';
import { create } from './create';

export const summary = resource('summary', 'Summary', [create]);
