import { resource } from '../../shared/operation';
import { getAll } from './getAll';
import { send } from './send';

export const template = resource('template', 'Template', [getAll, send]);
