import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { pagePolicy, siteHeaders } from './headers.ts';

const hosts = ['nginx.conf', 'Caddyfile'];

test.each(hosts)('docs/hosting/%s sends what npm start sends', (file) => {
	const config = readFileSync(`docs/hosting/${file}`, 'utf8');
	for (const [name, value] of Object.entries(siteHeaders)) {
		expect(config).toContain(`${name} "${value}"`);
	}
});

test('neither policy lets text run', () => {
	for (const policy of [pagePolicy, siteHeaders['Content-Security-Policy']]) {
		expect(policy).not.toMatch(/unsafe-inline|'unsafe-eval'|\*/u);
		expect(policy).toMatch(/^default-src 'none'; /u);
	}
	expect(pagePolicy).not.toMatch(/https?:/u);
});
