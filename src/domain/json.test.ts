import { describe, expect, test } from 'vitest';
import * as json from './json.ts';
import { readJsonLines, writeJsonLines } from './jsonl.ts';
import { Random } from './random.ts';

const point = json.record({
	name: json.text,
	ids: json.list(json.whole, 3),
	share: json.where(json.number, (value) => value >= 0 && value <= 1, 'a share from 0 to 1'),
	kind: json.optional(json.oneOf('a', 'b'), null),
	inner: json.nullable(json.record({ on: json.flag })),
});
const right = { name: 'n', ids: [1, 2], share: 0.5, inner: { on: true } };

const message = (value: unknown) => {
	const read = json.decode(value, point, 'the point');
	return read.ok ? null : read.error.message;
};

test('what has the form is read, with what else it holds', () => {
	expect(json.decode({ ...right, more: [1] }, point)).toEqual({
		ok: true,
		value: { ...right, kind: null, more: [1] },
	});
});

describe('what has another form is told with its place', () => {
	test.each([
		[null, 'the point must be an object, not null'],
		[[], 'the point must be an object, not an empty list'],
		[{ ...right, name: 7 }, 'name must be a text, not 7'],
		[{ ...right, name: undefined }, 'name must be a text, not missing'],
		[{ ...right, ids: {} }, 'ids must be a list, not an object'],
		[{ ...right, ids: [0, -1] }, 'ids[1] must be a whole number, 0 or more, not -1'],
		[{ ...right, ids: [0, 0.5] }, 'ids[1] must be a whole number, 0 or more, not 0.5'],
		[{ ...right, ids: [1, 2, 3, 4] }, 'ids must be a list of at most 3, not a list'],
		[{ ...right, share: 2 }, 'share must be a share from 0 to 1, not 2'],
		[{ ...right, share: '0.5' }, 'share must be a number, not "0.5"'],
		[{ ...right, kind: 'c' }, 'kind must be "a" or "b", not "c"'],
		[{ ...right, inner: { on: 1 } }, 'inner.on must be true or false, not 1'],
		[{ ...right, name: ['x'.repeat(90)] }, 'name must be a text, not a list'],
		[{ ...right, share: 'x'.repeat(90) }, `share must be a number, not "${'x'.repeat(39)}…`],
	])('%j', (value, told) => expect(message(value)).toBe(told));
});

test('a field is the value’s own: what every object inherits is missing', () => {
	const read = json.decode({}, json.record({ constructor: json.anything }));
	expect(read.ok && Object.hasOwn(read.value, 'constructor')).toBe(false);
});

test('either takes the first form that fits, and names both where none does', () => {
	const reader = json.list(json.either(json.text, json.number, 'a text or a number'));
	expect(json.decode(['a', 1], reader)).toEqual({ ok: true, value: ['a', 1] });
	const read = json.decode(['a', null], reader);
	expect(read.ok ? null : read.error.message).toBe('[1] must be a text or a number, not null');
});

test('text that is no JSON, infinity, and a byte order mark', () => {
	expect(json.parseJson('{', json.anything)).toMatchObject({ error: { code: 'syntax' } });
	expect(json.parseJson('1e999', json.number)).toMatchObject({ error: { code: 'shape' } });
	expect(json.parseJson('\uFEFF[1]', json.list(json.whole))).toEqual({ ok: true, value: [1] });
});

test('a bug in a reader is thrown, not told as bad input', () => {
	const broken = () => {
		throw new RangeError('bug');
	};
	expect(() => json.decode(1, broken)).toThrow(RangeError);
});

test('lines of JSON: numbers, blank lines, all newlines, what is wrong', () => {
	const lines = readJsonLines('\uFEFF1\r\n\r\n"a"\r{\n [2] ', json.number);
	expect(lines.map(({ line, source, read }) => [line, source, read.ok])).toEqual([
		[1, '1', true],
		[3, '"a"', false],
		[4, '{', false],
		[5, ' [2] ', false],
	]);
	expect(lines[1]?.read).toEqual({
		ok: false,
		error: { code: 'shape', message: 'the line must be a number, not "a"' },
	});
});

test('2,000 random values: what is written as lines reads back', () => {
	const random = new Random('json lines');
	const leaves = [null, true, 0, -1.5, '', 'a\nb', '\u2028', '"', '\uFEFF', '\\', '🐱'];
	const grow = (depth: number): unknown => {
		if (depth === 0 || random.int(0, 2) === 0) return random.pick(leaves);
		const parts = Array.from({ length: random.int(0, 3) }, () => grow(depth - 1));
		return random.int(0, 1) === 0 ? parts : { ...parts };
	};
	const values = Array.from({ length: 2000 }, () => grow(3));
	const read = readJsonLines(writeJsonLines(values), json.anything).map((line) => line.read);
	expect(read).toEqual(values.map((value) => ({ ok: true, value })));
});
