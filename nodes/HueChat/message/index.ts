import { resource } from '../../shared/operation';
import { getAll } from './getAll';
import { send } from './send';

export const message = resource('message', 'Message', [getAll, send]);
