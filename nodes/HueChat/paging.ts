import { offsetPages } from '../shared/fields';

const MOST_A_PAGE = 100;

/** Lists that the guide on conversations describes: `limit` up to 100, `offset`, `has_more`. */
export const paged = offsetPages({ most: MOST_A_PAGE });

/**
 * Lists that a document shows without any parameter: the first call is made as shown, and only an
 * answer that says `has_more` is followed up in the way of the other lists.
 */
export const pagedWhereToldSo = offsetPages({ most: MOST_A_PAGE, bareFirst: true });
