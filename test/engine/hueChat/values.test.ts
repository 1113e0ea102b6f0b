import type { INodeParameters } from 'n8n-workflow';

import { useSandbox } from '../support';
import { jsonOf, runHueChat } from './setup';

const { get: sandbox } = useSandbox();
const bodies = () => sandbox().requests().map(({ body }) => body);

const run = async (parameters: INodeParameters, json: object = {}, credential?: Record<string, unknown>) =>
	await runHueChat(sandbox(), { parameters, credential, items: [{ json: { ...json } }] });

const create = (additionalFields: INodeParameters, own: INodeParameters = {}) => ({
	...{ resource: 'contact', operation: 'create', firstName: 'Jane' },
	...own,
	additionalFields,
});
const send = (own: INodeParameters) => ({
	...{ resource: 'message', operation: 'send', contactId: 'cnt_amira' },
	...own,
});
const template = (own: INodeParameters) =>
	send({
		messageType: 'template',
		templateName: { __rl: true, mode: 'name', value: 'appointment_reminder' },
		...own,
	});
const list = (filters: INodeParameters) => ({
	...{ resource: 'conversation', operation: 'getAll' },
	filters,
});
const row = (...rows: INodeParameters[]) => ({ variablesMode: 'rows', variables: { row: rows } });

describe('values are refused before anything leaves', () => {
	it.each<[string, INodeParameters, string]>([
		['an object as a first name', create({}, { firstName: '={{ $json.person }}' }), 'First Name must be text'],
		['an object as a last name', create({ lastName: '={{ $json.person }}' }), 'Last Name must be text'],
		['a decimal phone number', create({ phone: '447700900123.5' }), 'Phone is not a phone number'],
		['a date as a phone number', create({ phone: '2026-01-31' }), 'Phone is not a phone number'],
		['a number in a bracket', create({ phone: '(555) 123-4567' }), 'Phone must include the country code'],
		['a choice without value', create({ preferredChannel: '={{ $json.none }}' }), 'Preferred Channel is empty'],
		['an unknown channel', create({ preferredChannel: '={{ "fax" }}' }), 'Preferred Channel has an unknown value: fax'],
		['an object in metadata rows', create({ metadata: { entry: [{ key: 'a', value: '={{ $json.person }}' }] } }), 'The value of a in Metadata must be text'],
		['an agent’s object as content', send({ content: '={{ $json.person }}' }), 'Content must be text'],
		['an object as a caption', send({ messageType: 'image', mediaUrl: 'https://a.bc/d', additionalFields: { caption: '={{ $json.person }}' } }), 'Caption must be text'],
		['a list as a file name', send({ messageType: 'document', mediaUrl: 'https://a.bc/d', additionalFields: { filename: '={{ ["a"] }}' } }), 'File Name must be text'],
		['variables left at their default', template({ variablesMode: 'json' }), 'The variable 1 has no value'],
		['a null variable', template({ variablesMode: 'json', variablesJson: '{"1": null}' }), 'The variable 1 has no value'],
		['an object as a variable', template({ variablesMode: 'json', variablesJson: '{"1": {"a": 1}}' }), 'The variable 1 must be text'],
		['two rows of one name', template(row({ name: '1', value: 'a' }, { name: '{{1}}', value: 'b' })), 'The variable 1 is there twice'],
		['a blank row', template(row({ name: '1', value: '={{ $json.none }}' })), 'The variable 1 has no value'],
		['a filter without value', list({ label: '={{ $json.none }}' }), 'Label is empty'],
		['an assignee without value', list({ assignedTo: '={{ $json.none }}' }), 'Assigned To is empty'],
		['a status without value', list({ status: '={{ $json.none }}' }), 'Status is empty'],
		['a limit of 0', { ...list({}), limit: 0 }, 'Limit must be a whole number of at least 1'],
	])('%s', async (_what, parameters, message) => {
		const { error } = await run(parameters, { person: { first: 'A' } });
		expect(error?.message).toContain(message);
		expect(error?.context).toMatchObject({ delivery: { outcome: 'notSent' } });
		expect(bodies()).toEqual([]);
	});
});

describe('values are read for what they mean', () => {
	it.each<[string, INodeParameters, object]>([
		['a number as a first name', create({}, { firstName: '={{ 42 }}' }), { first_name: '42' }],
		['a phone number of a float column', create({ phone: '447700900123.0' }), { first_name: 'Jane', phone: '+447700900123' }],
		['a blank phone number', create({ phone: '   ' }), { first_name: 'Jane' }],
		['a mailto link', create({ email: 'mailto:jane@example.com\u200b' }), { first_name: 'Jane', email: 'jane@example.com' }],
		['blanks around a name', create({ lastName: ' Smith ' }), { first_name: 'Jane', last_name: 'Smith' }],
		['the name of a channel', create({ preferredChannel: '={{ "WhatsApp" }}' }), { first_name: 'Jane', preferred_channel: 'whatsapp' }],
		['lines and runs of blanks in a variable', template(row({ name: '{{1}}', value: 'line1\nline2' }, { name: '2', value: 'a\t\tb      c' })), { template_parameters: { '1': 'line1 line2', '2': 'a b c' } }],
		['lines in a message', send({ content: ' a\n\nb ' }), { content: ' a\n\nb ' }],
	])('%s', async (_what, parameters, expected) => {
		const { error } = await run(parameters);
		expect(error).toBeUndefined();
		expect(bodies()).toEqual([expect.objectContaining(expected)]);
		const [body] = bodies() as object[];
		if (!('channel' in body)) expect(body).toEqual(expected);
	});

	it('blanks and invisible marks around an id', async () => {
		const parameters = { resource: 'conversation', operation: 'get', conversationId: ' conv_amira\u200b ' };
		expect(jsonOf(await run(parameters))).toEqual([expect.objectContaining({ id: 'conv_amira' })]);
	});
});

describe('Default Country Code', () => {
	const inUk = { defaultCountryCode: '+44' };

	it('completes national numbers, wherever a contact is named', async () => {
		const found = await run(
			{ resource: 'contact', operation: 'get', contactId: '07700 900201' },
			{},
			inUk,
		);
		expect(jsonOf(found)).toEqual([expect.objectContaining({ id: 'cnt_amira' })]);
		const { error } = await run(create({ phone: '07700 900999' }), {}, inUk);
		expect(error).toBeUndefined();
		expect(bodies().at(-1)).toEqual({ first_name: 'Jane', phone: '+447700900999' });
	});

	it('leaves international numbers as they are', async () => {
		await run(create({ phone: '+1 555 123 4567' }), {}, inUk);
		expect(bodies()).toEqual([{ first_name: 'Jane', phone: '+15551234567' }]);
	});
});
