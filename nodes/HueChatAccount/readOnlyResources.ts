import { resource } from '../shared/operation';
import { getOf, getPagesOf } from './crud';
import { paths } from './paths';
import { aiAgentOutput, templateOutput } from './outputs/v2';

const templates = { one: 'a template', many: 'templates', answer: templateOutput };
const agents = { one: 'an AI agent', many: 'AI agents', answer: aiAgentOutput };

/** Message templates: made and approved in HueChat, only read here. */
export const template = resource('template', 'Template', [
	getOf(paths.template.get, templates),
	getPagesOf(paths.template.getAll, templates),
]);

/** AI agents: what makes one up is in no document, so they are only read here. */
export const aiAgent = resource('aiAgent', 'AI Agent', [
	getOf(paths.aiAgent.get, agents),
	getPagesOf(paths.aiAgent.getAll, agents),
]);
