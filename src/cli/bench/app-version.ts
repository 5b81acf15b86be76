import { readFileSync } from 'node:fs';
import { record, text } from '../../domain/json.ts';

const folder = new URL('../../../', import.meta.url);

/** Version of this package. */
export const appVersion: string = record({ version: text })(
	JSON.parse(readFileSync(new URL('package.json', folder), 'utf8')),
	'package.json',
).version;
