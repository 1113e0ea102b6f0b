'use strict';

(() => {
	const TITLES = { dmChamp: 'DM Champ', hitlChat: 'HitlChat', hueChat: 'HueChat', chitChatLabs: 'ChitChatLabs' };
	const HINTS = {
		dmChamp: 'Custom channel: goes to the trigger’s URL',
		hitlChat: 'WhatsApp: the next poll of a HitlChat Trigger sees it',
		hueChat: 'WhatsApp: goes to the registered webhooks',
		chitChatLabs: 'WhatsApp: this vendor takes no answers',
	};
	const section = document.getElementById('phone');
	const form = document.getElementById('phone-form');
	const talk = document.getElementById('phone-talk');
	const told = document.getElementById('phone-told');
	const heard = document.getElementById('phone-heard');
	const people = document.getElementById('phone-chats');
	const settings = document.getElementById('phone-settings');
	const kept = ['url', 'fromId', 'toId'];

	let chats = [];
	/** Undefined for the customer whom the form names, who need not have written yet. */
	let chosen;
	let drawn = '';

	const field = (name) => form.elements.namedItem(name);
	const keyOf = ({ platform, customer }) => `${platform} ${customer}`;

	function own() {
		const customer = field('fromId').value;
		const known = chats.find((chat) => chat.platform === 'dmChamp' && chat.customer === customer);
		return known ?? { platform: 'dmChamp', customer, name: customer, lines: [] };
	}

	const current = () => chats.find((chat) => keyOf(chat) === chosen) ?? own();

	function preview({ lines }) {
		const last = lines.at(-1);
		if (!last) return 'Nothing written yet';
		return last.text || (last.media ? `[${last.media.type}]` : '');
	}

	function entry(chat, isCurrent) {
		const { make } = chatView;
		const badge = make('span', `avatar ${chat.platform}`, (chat.name[0] ?? '?').toUpperCase());
		badge.setAttribute('aria-hidden', 'true');
		const platform = make('small', '', TITLES[chat.platform] ?? chat.platform);
		const button = make(
			'button',
			'person',
			badge,
			make('span', 'about', make('span', 'name', chat.name, ' ', platform), make('span', 'last', preview(chat))),
		);
		button.type = 'button';
		button.setAttribute('aria-label', `${chat.name}, ${TITLES[chat.platform] ?? chat.platform}: ${preview(chat)}`);
		button.setAttribute('aria-current', String(isCurrent));
		button.addEventListener('click', () => {
			chosen = keyOf(chat);
			if (chat.platform === 'dmChamp') field('fromId').value = chat.customer;
			show();
		});
		return make('li', '', button);
	}

	/** Those that somebody wrote in first, the newest on top. */
	function ordered() {
		const self = own();
		const others = chats.filter((chat) => keyOf(chat) !== keyOf(self));
		const lastAt = ({ lines }) => lines.at(-1)?.at ?? 0;
		return [self, ...others.sort((a, b) => lastAt(b) - lastAt(a))];
	}

	function show() {
		const chat = current();
		const { platform, name } = chat;
		people.replaceChildren(...ordered().map((one) => entry(one, keyOf(one) === keyOf(chat))));
		document.getElementById('phone-name').textContent = name;
		document.getElementById('phone-with').textContent = HINTS[platform] ?? '';
		const avatar = document.getElementById('phone-avatar');
		avatar.textContent = (name[0] ?? '?').toUpperCase();
		avatar.className = `avatar ${platform}`;
		settings.hidden = platform !== 'dmChamp';
		form.hidden = platform === 'chitChatLabs';
		const content = JSON.stringify([keyOf(chat), chat.lines]);
		// Drawn anew only where it changed: what somebody marked or opened stays.
		if (content === drawn) return;
		drawn = content;
		const last = chat.lines.at(-1);
		// The list is drawn anew as a whole: a screen reader is told of the last line alone.
		if (last?.side === 'business') heard.textContent = `The business wrote: ${preview(chat)}`;
		chatView.draw(talk, chat.lines, platform === 'dmChamp' ? react : undefined);
	}

	async function refresh() {
		const response = await fetch('_sandbox/phone');
		chats = await response.json();
		show();
	}

	async function post(message) {
		const { platform, customer } = current();
		const values = { fromId: field('fromId').value, url: field('url').value, toId: field('toId').value };
		for (const name of kept) localStorage.setItem(`phone-${name}`, values[name]);
		if (platform === 'dmChamp' && values.url === '') {
			settings.open = true;
			field('url').focus();
			return 'Enter the URL that the DM Champ Trigger shows.';
		}
		const { body, mediaUrl } = message;
		const whole = platform === 'dmChamp' ? { ...values, ...message } : { platform, fromId: customer, body, mediaUrl };
		const response = await fetch('_sandbox/phone', {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(whole),
		});
		const result = await response.json();
		await refresh();
		if (!response.ok) return result.error.message;
		if (result.status === 0) return `Nobody answered there: ${result.answer}`;
		if (result.status >= 300) return `The trigger answered HTTP ${result.status}: ${result.answer}`;
		if (message.messageType !== 'reaction') field('body').value = '';
		return platform === 'dmChamp' ? `Taken (HTTP ${result.status}).` : result.answer || 'Taken.';
	}

	function send(message) {
		told.textContent = 'Sending …';
		post(message).then(
			(text) => (told.textContent = text),
			(error) => (told.textContent = `Not sent: ${error.message}`),
		);
	}

	const react = (about, emoji) => send({ messageType: 'reaction', body: emoji, about });

	document.getElementById('phone-picture').addEventListener('click', () =>
		send({ messageType: 'image', body: field('body').value, mediaUrl: `${location.origin}/sample.svg` }),
	);

	form.addEventListener('submit', (event) => {
		event.preventDefault();
		const body = field('body').value;
		if (body.trim() !== '') send({ messageType: 'text', body });
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
	form.addEventListener('change', () => section.hidden || show());

	const source = new EventSource('_sandbox/events');
	source.addEventListener('state', (event) => {
		const { platforms } = JSON.parse(event.data);
		section.hidden = !platforms.some(({ name }) => name in TITLES);
		refresh();
	});
	source.addEventListener('changes', (event) => {
		if (JSON.parse(event.data).rows.length > 0) refresh();
	});
})();
