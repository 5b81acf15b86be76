import { expect, test } from 'vitest';
import toyDocument from '../../../../training/vectors/toy-document.json';
import toyTokenizer from '../../../../training/vectors/toy-tokenizer.json';
import { byteTokenizerJson } from '../../testing/fake-family.ts';
import { createCodec } from './tokenizer.ts';

const codec = createCodec(byteTokenizerJson(), { beginId: 0, newlineId: 10 });
const bytes = (text: string): number[] => [...new TextEncoder().encode(text)];

test('a question begins with the begin token and is one line', () => {
	expect(codec.encodeQuestion('Is 12\n  it?')).toEqual([0, ...bytes('Is 12 it?\n')]);
});

test('lines are encoded one by one, each with its newline', () => {
	expect(codec.encodeLines(['3+4 = 7', '#### 7'])).toEqual(bytes('3+4 = 7\n#### 7\n'));
	expect(codec.encodeLines([])).toEqual([]);
});

test('bytes give the text back; the begin token has none', () => {
	expect([...bytes('a b\n7')].flatMap((id) => [...codec.bytesOf(id)])).toEqual(bytes('a b\n7'));
	expect(codec.bytesOf(0)).toHaveLength(0);
});

test('a tokenizer with another newline is refused', () => {
	const other = createCodec(byteTokenizerJson(), { beginId: 0, newlineId: 11 });
	expect(() => other.encodeLines(['a'])).toThrow('newline');
});

/** training/tests/test_text.py reads the same: exact ids, and the newlines at which rewards are read. */
test('a document has the ids and reward positions that training gave it', () => {
	const { question, steps, ids, question_length, positions } = toyDocument;
	const newlineId = ids[question_length - 1] ?? -1;
	const toy = createCodec(toyTokenizer, { beginId: 0, newlineId });
	const asked = toy.encodeQuestion(question);
	expect(asked).toHaveLength(question_length);
	expect([...asked, ...toy.encodeLines(steps)]).toEqual(ids);
	const newlines = ids.flatMap((id, at) => (id === newlineId ? [at] : []));
	expect(newlines.slice(1)).toEqual(positions);
});
