/** Whether a node type is the one that n8n makes of a node for agents. */
export const isTool = (type: string) => type.endsWith('Tool');
