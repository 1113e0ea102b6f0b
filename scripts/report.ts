import { basename, dirname, join } from 'node:path';
import { isOperation, measure, median, type FileSize } from './package/sizes';
import { packTarball } from './package/tarball';
import { wayOut } from './package/wayOut';

const root = join(__dirname, '..');
const LONG = 200;
const folders = ['credentials', 'nodes', 'sandbox', 'demo', 'scripts', 'test'];

function print(sizes: FileSize[]): void {
	const longestFirst = [...sizes].sort((a, b) => b.lines - a.lines);
	for (const { file, lines } of longestFirst) {
		console.log(`  ${String(lines).padStart(5)}  ${file}`);
	}
}

const all = measure(root, folders);
const operations = all.filter(({ file }) => isOperation(file));
const long = all.filter(({ file, lines }) => lines > LONG && !file.startsWith('test/'));

console.log(`Operation files: ${operations.length}`);
print(operations);
if (operations.length > 0) {
	const lines = operations.map((size) => size.lines);
	console.log(`  median ${median(lines)} lines, longest ${Math.max(...lines)}`);
}

console.log(`\nSource files above ${LONG} lines: ${long.length}`);
print(long);

console.log('\nFiles and lines');
for (const folder of folders) {
	const inFolder = all.filter(({ file }) => file.startsWith(`${folder}/`));
	const lines = inFolder.reduce((sum, size) => sum + size.lines, 0);
	console.log(`  ${folder.padEnd(12)} ${String(inFolder.length).padStart(4)} files ${lines} lines`);
}

console.log('\nRooms of nodes/shared, each folder with its longest file');
const rooms = new Map<string, FileSize[]>();
for (const size of all.filter(({ file }) => file.startsWith('nodes/shared/'))) {
	const room = dirname(size.file);
	rooms.set(room, [...(rooms.get(room) ?? []), size]);
}
for (const [room, files] of [...rooms].sort(([a], [b]) => a.localeCompare(b))) {
	const [longest] = [...files].sort((a, b) => b.lines - a.lines);
	const name = basename(longest.file);
	console.log(
		`  ${room.slice('nodes/'.length).padEnd(28)} ${String(files.length).padStart(3)} files, longest ${longest.lines} (${name})`,
	);
}

const hops = wayOut(root);
console.log(`\nFunctions on one item's way out: ${hops.length}`);
for (const { name, file, line } of hops) console.log(`  ${name.padEnd(30)} ${file}:${line}`);

const tarball = packTarball(root);
tarball.dispose();
console.log(`\nTarball: ${tarball.bytes} bytes, ${tarball.files.length} files`);
