/** What platforms use to send a question and wait for its answer; README.md tells the way. */
export { waitingNode } from './node';
export { requestOptions } from './requestOptions';
export { sendAndWait } from './sendAndWait';
export { handleAnswer } from './webhook';
