import { Deliveries } from './deliveries';
import { RewriteBuffer } from './rewriteBuffer';
import { BatchedWriter } from './batchedWriter';

/**
 * What all triggers of this process share. n8n loads every node of the package through the same
 * module cache, so this really is one per process.
 */
export const deliveries = new Deliveries();
export const lists = new BatchedWriter();
export const recent = new RewriteBuffer();
