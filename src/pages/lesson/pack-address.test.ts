import { expect, test } from 'vitest';
import { emptyPack, packLimits, writePack } from '../../domain/lesson/pack.ts';
import { failure, success } from '../../domain/result.ts';
import { pageOf } from '../../parts/navigation/pages.ts';
import { fetchPack, hashOfPack, packAddressOf, packPlaceOf } from './pack-address.ts';

const page = 'https://school.example/steplight/';

test.each([
	['packs/ratio.json', 'https://school.example/steplight/packs/ratio.json', true],
	[' /ratio.json?x=1&y=2#z ', 'https://school.example/ratio.json?x=1&y=2', true],
	['https://other.example/a.json', 'https://other.example/a.json', false],
	['//other.example/a.json', 'https://other.example/a.json', false],
	['http://localhost:8000/a.json', 'http://localhost:8000/a.json', false],
])('%s names a place', (written, address, isOwn) => {
	const place = packPlaceOf(written, page);
	expect(place).toEqual(success({ address, host: new URL(address).host, isOwn }));
	if (!place.ok) return;
	const hash = hashOfPack(place.value);
	expect(pageOf(hash)).toBe('lesson');
	expect(packAddressOf(hash)).toBe(address);
	expect(packAddressOf(`#lesson?pack=${address}`)).toBe(address);
});

test.each([
	['javascript:alert(1)', 'begins with https://'],
	['data:application/json,{}', 'begins with https://'],
	['file:///C:/a.json', 'begins with https://'],
	['https://', 'no address'],
	[`/${'a'.repeat(2000)}`, 'no address'],
	['https://ann:secret@other.example/a.json', 'name or a password'],
	['http://other.example/a.json', 'begins with https://'],
])('%s is refused', (written, words) => {
	const place = packPlaceOf(written, page);
	expect(place.ok ? null : place.error.message).toContain(words);
});

test('an http: page may name http: addresses, and what is no link to a pack names none', () => {
	expect(packPlaceOf('http://b.example/a.json', 'http://a.example/').ok).toBe(true);
	for (const hash of ['', '#lesson', '#lesson?pack=', '#lesson/1j.e30', '#solve?pack=a.json']) {
		expect(packAddressOf(hash)).toBeNull();
	}
	expect(packAddressOf('#lesson?pack=%E0%A4%A')).toBe('%E0%A4%A');
});

const place = { address: 'https://a.example/p.json', host: 'a.example', isOwn: false };
const read = (text: string) =>
	fetchPack({ fetchFile: async () => success(new TextEncoder().encode(text)) }, place);

test('what is read is checked as a pack from disk is', async () => {
	expect(await read(writePack(emptyPack))).toEqual(success(emptyPack));
	expect(await read('\n<!doctype html>')).toMatchObject({
		error: { message: expect.stringContaining('a web page at this address, and no pack') },
	});
	expect(await read('{')).toMatchObject({
		error: { message: expect.stringContaining('no JSON') },
	});
	expect(await read('{"steplight":"lesson","version":2,"items":[]}')).toMatchObject({
		error: { message: expect.stringContaining('newer Steplight') },
	});
	const error = { code: 'missing', message: 'a.example has no file at this address.' } as const;
	const wishes: unknown[] = [];
	const missing = await fetchPack(
		{
			fetchFile: async (wish) => {
				wishes.push(wish);
				return failure(error);
			},
		},
		place,
	);
	expect(missing).toMatchObject({ error: { message: error.message } });
	expect(wishes).toEqual([{ address: place.address, mostBytes: packLimits.bytes }]);
});
