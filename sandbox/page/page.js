'use strict';

const MOST_ROWS = 100;

/** @type {Map<string, { columns: { field: string }[], body: HTMLElement, count: HTMLElement }>} */
const panels = new Map();
const platformsElement = document.getElementById('platforms');
const requestsElement = document.getElementById('requests');
const connection = document.getElementById('connection');

/** Text only ever becomes a text node: what arrives is not trusted. */
function element(tag, attributes = {}, ...children) {
	const made = document.createElement(tag);
	for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
	made.append(...children);
	return made;
}

function readable(value) {
	if (value === undefined || value === null || value === '') return '–';
	if (typeof value === 'boolean') return value ? 'yes' : 'no';
	if (Array.isArray(value)) {
		const more = value.length > 5 ? ` … (${value.length})` : '';
		return value.length === 0 ? '–' : value.slice(0, 5).map(readable).join(', ') + more;
	}
	if (typeof value === 'object') {
		const parts = Object.entries(value).map(([name, part]) => `${name}: ${readable(part)}`);
		return parts.length === 0 ? '–' : parts.join(', ');
	}
	return String(value);
}

/** Newest on top; a row that is there already keeps its place, so that nothing jumps while read. */
function put(body, key, row) {
	const old = [...body.children].find((candidate) => candidate.dataset.key === key);
	row.dataset.key = key;
	row.className = 'fresh';
	if (old) old.replaceWith(row);
	else body.prepend(row);
	while (body.children.length > MOST_ROWS) body.lastElementChild.remove();
}

function putRow(panel, id, row) {
	const cells = panel.columns.map(({ field }) => element('td', {}, readable(row[field])));
	put(panel.body, id, element('tr', {}, ...cells));
}

function putRequest(request) {
	const { n, receivedAt, platform, method, path, status, accepted } = request;
	const isGood = status >= 200 && status < 300;
	put(
		requestsElement,
		String(n),
		element(
			'tr',
			{},
			element('td', {}, String(n)),
			element('td', {}, new Date(receivedAt).toLocaleTimeString()),
			element('td', {}, platform),
			element('td', {}, element('code', {}, `${method} ${path}`)),
			element('td', { class: isGood ? 'good' : 'bad' }, status === 0 ? 'no answer' : String(status)),
			element('td', {}, accepted ? 'carried out' : 'none'),
		),
	);
}

function drawPanel(platform, panel) {
	const titleId = `${platform.name}-${panel.id}`;
	const body = element('tbody');
	const count = element('span', { class: 'count' }, String(panel.size));
	const heads = panel.columns.map(({ label }) => element('th', { scope: 'col' }, label));
	const drawn = { columns: panel.columns, body, count };
	panels.set(titleId, drawn);
	for (const { id, row } of panel.rows) putRow(drawn, id, row);
	return element(
		'section',
		{ 'aria-labelledby': titleId },
		element('div', { class: 'panel-head' }, element('h3', { id: titleId }, panel.title), count),
		element(
			'div',
			{ class: 'scroll', tabindex: '0', role: 'region', 'aria-labelledby': titleId },
			element('table', {}, element('thead', {}, element('tr', {}, ...heads)), body),
			element('p', { class: 'empty' }, 'Nothing yet.'),
		),
	);
}

function draw(state) {
	panels.clear();
	platformsElement.replaceChildren(
		...state.platforms.map((platform) => {
			const titleId = `${platform.name}-title`;
			return element(
				'section',
				{ class: 'platform', 'aria-labelledby': titleId },
				element('h2', { id: titleId }, platform.title),
				element('p', { class: 'address' }, platform.baseUrl),
				element(
					'div',
					{ class: 'panels' },
					...platform.panels.map((panel) => drawPanel(platform, panel)),
				),
			);
		}),
	);
	requestsElement.replaceChildren();
	for (const request of state.requests) putRequest(request);
}

function apply({ rows, requests }) {
	for (const { platform, panel, id, row, size } of rows) {
		const drawn = panels.get(`${platform}-${panel}`);
		if (!drawn) continue;
		putRow(drawn, id, row);
		drawn.count.textContent = String(size);
	}
	for (const request of requests) putRequest(request);
}

function tell(state, text) {
	connection.dataset.state = state;
	connection.textContent = text;
}

const source = new EventSource('_sandbox/events');
source.addEventListener('open', () => tell('live', 'Live'));
source.addEventListener('error', () => tell('lost', 'Connection lost, trying again …'));
source.addEventListener('state', (event) => draw(JSON.parse(event.data)));
source.addEventListener('changes', (event) => apply(JSON.parse(event.data)));
