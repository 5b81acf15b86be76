/**
 * What a host says of the site's files (docs/decisions/0014-what-the-page-may-do.md). One list for every
 * file, sent by `npm start`, `npm run dev`, and, where a host sends none, by the service worker.
 */

/** What a page may do, whoever wrote the text that it shows. */
const content = {
	'default-src': "'none'",
	// WebAssembly compiles; no text becomes a script.
	'script-src': "'self' 'wasm-unsafe-eval'",
	// A frame without an origin can start a worker from a blob alone.
	'worker-src': "'self' blob:",
	'style-src': "'self'",
	'img-src': "'self' data: blob:",
	'manifest-src': "'self'",
	'object-src': "'none'",
	'base-uri': "'none'",
	'form-action': "'none'",
} as const;

/** The thread that owns the models asks the hosts that a visitor names for their models. */
const anyHost = "'self' blob: https: http:";
/** The page itself asks nobody but its own host; the runtime that was unpacked is a blob. */
const ownHost = "'self' blob:";

const written = (policy: Readonly<Record<string, string>>): string =>
	Object.entries(policy)
		.map(([name, value]) => `${name} ${value}`)
		.join('; ');

/** For the header of every file. A worker takes its policy from the header of its own script. */
const contentPolicy = written({ ...content, 'connect-src': anyHost });

/** For the page's meta element: the header's and more, and all there is on hosts without headers. */
export const pagePolicy = written({
	...content,
	'connect-src': ownHost,
	'require-trusted-types-for': "'script'",
	'trusted-types': 'default',
});

const unused = [
	'accelerometer',
	'camera',
	'display-capture',
	'geolocation',
	'gyroscope',
	'hid',
	'magnetometer',
	'microphone',
	'midi',
	'payment',
	'serial',
	'usb',
];

/** Cross-origin isolation: without these two WebAssembly gets one thread, silently. */
const isolation = {
	'Cross-Origin-Opener-Policy': 'same-origin',
	'Cross-Origin-Embedder-Policy': 'require-corp',
};

/** Everybody may read and frame what everybody may download: a sandboxed frame has no origin of its own. */
const openToFrames = {
	'Access-Control-Allow-Origin': '*',
	'Cross-Origin-Resource-Policy': 'cross-origin',
};

const others = {
	'Permissions-Policy': unused.map((name) => `${name}=()`).join(', '),
	'Referrer-Policy': 'no-referrer',
	'X-Content-Type-Options': 'nosniff',
};

export const siteHeaders = {
	...isolation,
	...openToFrames,
	...others,
	'Content-Security-Policy': contentPolicy,
};

/** Vite's own scripts and styles carry it under `npm run dev`. */
export const developmentNonce = 'dev';

/** As `siteHeaders`, with what hot reloading needs. */
export const developmentHeaders = {
	...siteHeaders,
	'Content-Security-Policy': written({
		...content,
		'script-src': `${content['script-src']} 'nonce-${developmentNonce}'`,
		'style-src': `${content['style-src']} 'nonce-${developmentNonce}'`,
		'connect-src': `${anyHost} ws:`,
		// The gallery shows itself in both colour schemes.
		'frame-src': "'self'",
	}),
};
