'use strict';

(() => {
	/** Text only ever becomes a text node. */
	function make(tag, properties, ...children) {
		const made = Object.assign(document.createElement(tag), properties);
		made.append(...children);
		return made;
	}

	const linkTo = ({ label, url }) => make('a', { href: url, target: '_blank', rel: 'noreferrer' }, label);

	async function act(id) {
		const response = await fetch(`_sandbox/welcome/${encodeURIComponent(id)}`, { method: 'POST' });
		const answer = await response.json();
		if (!response.ok) throw new Error(answer.error.message);
		return answer.told;
	}

	function buttonFor({ id, label }, told) {
		const button = make('button', { type: 'button' }, label);
		button.addEventListener('click', () => {
			button.disabled = true;
			told.className = 'told';
			told.textContent = 'Working …';
			act(id)
				.then((text) => (told.textContent = text))
				.catch((error) => {
					told.className = 'told failed';
					told.textContent = `That did not work: ${error.message}`;
				})
				.finally(() => (button.disabled = false));
		});
		return button;
	}

	function card({ title, text, links, actions }) {
		const told = make('p', { className: 'told' });
		told.setAttribute('role', 'status');
		const ways = [...actions.map((action) => buttonFor(action, told)), ...links.map(linkTo)];
		return make(
			'li',
			{},
			make('h2', {}, title),
			make('p', {}, text),
			told,
			make('div', { className: 'ways' }, ...ways),
		);
	}

	async function draw() {
		const response = await fetch('_sandbox/welcome');
		const { login, trials } = await response.json();
		document.getElementById('nothing').hidden = trials.length > 0;
		document.getElementById('trials').replaceChildren(...trials.map(card));
		if (login === null) return;
		const line = document.getElementById('login');
		line.hidden = false;
		line.replaceChildren(
			'n8n: ',
			linkTo({ label: login.url, url: login.url }),
			' · log in as ',
			make('code', {}, login.email),
			' with ',
			make('code', {}, login.password),
		);
	}

	draw();
})();
