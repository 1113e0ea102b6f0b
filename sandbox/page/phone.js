'use strict';

(() => {
	const PLATFORM = 'dmChamp';
	const PANEL = 'messages';
	const section = document.getElementById('phone');
	const form = document.getElementById('phone-form');
	const talk = document.getElementById('phone-talk');
	const told = document.getElementById('phone-told');
	const kept = ['url', 'fromId', 'toId'];

	/** Replies that were there already, or are shown: a reload of the state brings them again. */
	const known = new Set();
	let isFirst = true;

	const field = (name) => form.elements.namedItem(name);

	/** Text only ever becomes a text node: what arrives is not trusted. */
	function say(side, text) {
		const line = document.createElement('li');
		line.className = side;
		line.textContent = text;
		talk.append(line);
		line.scrollIntoView({ block: 'nearest' });
	}

	function reply(id, row) {
		if (known.has(id)) return;
		known.add(id);
		if (!isFirst && row.fromId === field('fromId').value) say('theirs', row.body);
	}

	function replies(state) {
		const platform = state.platforms.find(({ name }) => name === PLATFORM);
		section.hidden = platform === undefined;
		if (state.requests.length === 0) known.clear();
		const panel = platform?.panels.find(({ id }) => id === PANEL);
		for (const { id, row } of panel?.rows ?? []) reply(id, row);
		isFirst = false;
	}

	async function send() {
		const values = Object.fromEntries(new FormData(form));
		for (const name of kept) localStorage.setItem(`phone-${name}`, values[name]);
		const response = await fetch('_sandbox/phone', {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(values),
		});
		const result = await response.json();
		if (!response.ok) return result.error.message;
		if (result.status === 0) return `Nobody answered there: ${result.answer}`;
		if (result.status >= 300) return `The trigger answered HTTP ${result.status}: ${result.answer}`;
		say('mine', values.body);
		field('body').value = '';
		return `Taken (HTTP ${result.status}).`;
	}

	form.addEventListener('submit', (event) => {
		event.preventDefault();
		told.textContent = 'Sending …';
		send().then(
			(text) => (told.textContent = text),
			(error) => (told.textContent = `Not sent: ${error.message}`),
		);
	});

	/** A link may fill the form: what stands behind the # stays in the browser, a secret included. */
	function fill() {
		const given = new URLSearchParams(location.hash.slice(1));
		for (const name of kept) {
			const known = given.get(name) ?? localStorage.getItem(`phone-${name}`);
			if (known !== null) field(name).value = known;
		}
	}

	fill();
	window.addEventListener('hashchange', fill);

	const source = new EventSource('_sandbox/events');
	source.addEventListener('state', (event) => replies(JSON.parse(event.data)));
	source.addEventListener('changes', (event) => {
		for (const { platform, panel, id, row } of JSON.parse(event.data).rows) {
			if (platform === PLATFORM && panel === PANEL) reply(id, row);
		}
	});
})();
