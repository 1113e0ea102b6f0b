export { createContact, getContact, listContacts, updateContact } from './contracts/contact';
export { getConversation, listConversations } from './contracts/conversation';
export { listMessages, sendMessage } from './contracts/message';
export { listTemplates } from './contracts/template';
export { createWebhook, deleteWebhook, getWebhook } from './contracts/webhook';
