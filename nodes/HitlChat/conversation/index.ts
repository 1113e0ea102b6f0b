import { resource } from '../../shared/operation';
import { getAll } from './getAll';

export const conversation = resource('conversation', 'Conversation', [getAll]);
