import { resource } from '../../shared/operation';
import { addTag } from './addTag';
import { upsert } from './upsert';

export const contact = resource('contact', 'Contact', [addTag, upsert]);
