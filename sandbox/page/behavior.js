'use strict';

(() => {
	const form = document.getElementById('behavior');
	const told = document.getElementById('behavior-told');
	const numbers = ['retries', 'copies'];

	async function load() {
		const response = await fetch('_sandbox/behavior');
		const { behavior, signings } = await response.json();
		const { signing } = form.elements;
		signing.replaceChildren(...signings.map((name) => new Option(name, name)));
		for (const [name, value] of Object.entries(behavior)) form.elements.namedItem(name).value = value;
	}

	async function save() {
		const values = Object.fromEntries(new FormData(form));
		for (const name of numbers) values[name] = Number(values[name]);
		const response = await fetch('_sandbox/behavior', {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(values),
		});
		return response.ok ? 'Switched.' : (await response.json()).error.message;
	}

	form.addEventListener('submit', (event) => event.preventDefault());
	form.addEventListener('change', () => {
		save().then(
			(text) => (told.textContent = text),
			(error) => (told.textContent = `Not switched: ${error.message}`),
		);
	});
	// A reset switches everything off, and the page then gets its state anew.
	new EventSource('_sandbox/events').addEventListener('state', () => void load());
})();
