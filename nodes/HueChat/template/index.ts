import { resource } from '../../shared/operation';
import { getAll } from './getAll';

export const template = resource('template', 'Template', [getAll]);
