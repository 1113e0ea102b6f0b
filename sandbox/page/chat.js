'use strict';

/** Draws a talk as bubbles. Text only ever becomes a text node: what arrives is not trusted. */
const chatView = (() => {
	const EMOJI = ['👍', '❤️', '😂', '😮', '🙏'];
	const ADDRESS = /(https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]])/;

	function make(tag, className, ...children) {
		const made = document.createElement(tag);
		if (className) made.className = className;
		made.append(...children);
		return made;
	}

	function link(address, ...children) {
		const made = make('a', '', ...children);
		made.href = address;
		made.target = '_blank';
		made.rel = 'noopener noreferrer';
		return made;
	}

	function toEnd(list) {
		if (list) list.scrollTop = list.scrollHeight;
	}

	const isWeb = (address) => /^https?:\/\//i.test(address);

	/** Odd parts are addresses. */
	function written(text) {
		return text
			.split(ADDRESS)
			.map((part, index) => (index % 2 === 1 ? link(part, part) : part))
			.filter((part) => part !== '');
	}

	/** The page's policy lets it load its own pictures only; others stand there as links. */
	function canShow({ type, url }) {
		if (type !== 'image') return false;
		if (/^data:image\//i.test(url)) return true;
		return isWeb(url) && new URL(url).origin === location.origin;
	}

	/** File name and host of an address; undefined for one that is none. */
	function partsOf(address) {
		try {
			const { host, pathname } = new URL(address);
			return { host, name: decodeURIComponent(pathname.split('/').pop() ?? '') || host };
		} catch {
			return undefined;
		}
	}

	/** A link with what the file is called; in front of it the ending of its name. */
	function card({ type, url }) {
		const { host = '', name = url } = (isWeb(url) && partsOf(url)) || {};
		const [ending = type] = /[^.]{1,4}$/.exec(name.includes('.') ? name : '') ?? [];
		const icon = make('span', 'media-icon', ending);
		icon.setAttribute('aria-hidden', 'true');
		const label = make('span', 'media-label', make('span', 'media-name', name), make('small', '', `${type} · ${host}`));
		const made = isWeb(url) ? link(url, icon, label) : make('span', '', icon, label);
		made.className = 'media';
		return made;
	}

	function media(sent) {
		if (!canShow(sent)) return card(sent);
		const picture = make('img', 'thumbnail');
		picture.src = sent.url;
		picture.alt = 'Picture';
		picture.addEventListener('error', () => picture.replaceWith(card(sent)));
		picture.addEventListener('load', () => toEnd(picture.closest('.talk')));
		return isWeb(sent.url) ? link(sent.url, picture) : picture;
	}

	function clock(at) {
		const time = make('time', 'at', new Date(at).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' }));
		time.dateTime = new Date(at).toISOString();
		return time;
	}

	/** The button that opens the choice of reactions to a message of the business. */
	function palette(line, onReact) {
		const choice = make('span', 'palette');
		choice.hidden = true;
		for (const emoji of EMOJI) {
			const button = make('button', '', emoji);
			button.type = 'button';
			button.setAttribute('aria-label', `React with ${emoji}`);
			button.addEventListener('click', () => onReact(line.id, emoji));
			choice.append(button);
		}
		const open = make('button', 'react', '☺');
		open.type = 'button';
		open.setAttribute('aria-label', 'React to this message');
		open.addEventListener('click', () => (choice.hidden = !choice.hidden));
		return make('span', 'reacting', open, choice);
	}

	function bubble(line, reactions, onReact) {
		const body = make('div', 'bubble');
		if (line.media) body.append(media(line.media));
		if (line.text !== '') body.append(make('p', '', ...written(line.text)));
		body.append(clock(line.at));
		if (reactions.length > 0) {
			const chip = make('span', 'reactions', [...new Set(reactions)].join(''));
			chip.setAttribute('aria-label', `Reactions: ${reactions.join(', ')}`);
			body.append(chip);
		}
		const item = make('li', line.side === 'customer' ? 'mine' : 'theirs', body);
		if (line.side === 'business' && onReact) item.append(palette(line, onReact));
		return item;
	}

	const dayOf = (at) => new Date(at).toLocaleDateString([], { weekday: 'long', day: 'numeric', month: 'long' });

	/** A reaction belongs to the message it is about, else to the other side's last one before it. */
	function withReactions(lines) {
		const shown = [];
		for (const line of lines) {
			const target =
				line.kind === 'reaction' &&
				(shown.find(({ id }) => id === line.about) ??
					shown.findLast(({ side }) => side !== line.side));
			if (target) target.reactions.push(line.text);
			else shown.push({ ...line, reactions: [] });
		}
		return shown;
	}

	/**
	 * @param {HTMLElement} list
	 * @param {object[]} lines oldest first
	 * @param {((id: string, emoji: string) => void) | undefined} onReact none where nobody can react
	 */
	function draw(list, lines, onReact) {
		const items = [];
		let day = '';
		for (const line of withReactions(lines)) {
			if (dayOf(line.at) !== day) {
				day = dayOf(line.at);
				items.push(make('li', 'day', day));
			}
			items.push(bubble(line, line.reactions, onReact));
		}
		if (items.length === 0) items.push(make('li', 'day', 'Nothing written yet'));
		list.replaceChildren(...items);
		toEnd(list);
	}

	return { draw, make };
})();
