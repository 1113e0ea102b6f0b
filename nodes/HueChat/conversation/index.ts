import { resource } from '../../shared/operation';
import { get } from './get';
import { getAll } from './getAll';

export const conversation = resource('conversation', 'Conversation', [get, getAll]);
