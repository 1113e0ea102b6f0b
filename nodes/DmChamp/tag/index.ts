import { resource } from '../../shared/operation';
import { getAll } from './getAll';

export const tag = resource('tag', 'Tag', [getAll]);
