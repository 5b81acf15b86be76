/** `npm start`: installs what is missing, builds, serves the app with COOP/COEP headers and prints the address. */
import { ensurePackages, must } from './setup.mjs';

ensurePackages();
must(
	'npx',
	['vite', 'build', '--logLevel', 'warn'],
	'The message above says which file does not build.',
);
must(
	'npx',
	['vite', 'preview', ...process.argv.slice(2)],
	'If the port is taken: npm start -- --port 4174',
);
