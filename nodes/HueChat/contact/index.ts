import { resource } from '../../shared/operation';
import { create } from './create';
import { get } from './get';
import { getAll } from './getAll';
import { update } from './update';

export const contact = resource('contact', 'Contact', [create, get, getAll, update]);
