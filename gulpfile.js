const { rm } = require('node:fs/promises');
const { dest, parallel, src } = require('gulp');

// Gulp 5 decodes files as UTF-8 unless told otherwise, which ruins PNG files.
const asBytes = { encoding: false, allowEmpty: true };

function clean() {
	return rm('dist', { recursive: true, force: true });
}

function icons() {
	// One glob per folder: braces over folders would make gulp walk node_modules.
	return src(['icons/*.{svg,png}', 'nodes/**/*.{svg,png}', 'credentials/**/*.{svg,png}'], {
		...asBytes,
		base: '.',
	}).pipe(dest('dist'));
}

function codex() {
	return src('nodes/**/*.node.json', { ...asBytes, base: '.' }).pipe(dest('dist'));
}

exports.clean = clean;
exports.default = parallel(icons, codex);
