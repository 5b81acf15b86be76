import { expect, test } from 'vitest';
import { toCsv } from './csv.ts';

test('cells that hold commas, quotes or newlines are quoted, formulas are text', () => {
	const rows = [
		['a', 1.5, 'b,c'],
		['say "hi"', 'two\nlines', '=1+1'],
	];
	expect(toCsv(rows)).toBe('a,1.5,"b,c"\r\n"say ""hi""","two\nlines",\'=1+1\r\n');
});
