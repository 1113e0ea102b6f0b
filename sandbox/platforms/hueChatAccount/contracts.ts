export { COLLECTIONS, schemaOf, type Collection, type Name } from './contracts/collections';
export { search } from './contracts/contact';
export { assignment, newConversation, newLabels, newStatus } from './contracts/conversation';
export { earlier, message } from './contracts/message';
