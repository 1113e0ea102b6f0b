'use strict';

// Loaded into n8n before anything else: notes what its heap holds, once a second and right after a collection of garbage.

const { appendFileSync } = require('node:fs');
const { setFlagsFromString } = require('node:v8');
const { runInNewContext } = require('node:vm');

const { LIVE_MEMORY_FILE } = process.env;

if (LIVE_MEMORY_FILE !== undefined) {
	setFlagsFromString('--expose-gc');
	const collect = runInNewContext('gc');
	const note = () => {
		collect();
		const { heapUsed, external } = process.memoryUsage();
		appendFileSync(LIVE_MEMORY_FILE, `${process.pid} ${Date.now()} ${heapUsed + external}\n`);
	};
	// n8n ends when it has nothing else to do.
	setInterval(note, 1_000).unref();
}
