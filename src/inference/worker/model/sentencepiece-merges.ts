/**
 * A GGUF file keeps SentencePiece's scores and no merges. Every way to put a piece together from two others is
 * a merge; those of a better score come first, and of one piece those with the longer left part (the order of
 * `transformers`, convert_slow_tokenizer.py).
 */
export function mergesByScore(
	tokens: readonly string[],
	scores: readonly number[],
): [string, string][] {
	const known = new Set(tokens);
	const merges: { readonly pair: [string, string]; readonly score: number }[] = [];
	for (const [id, token] of tokens.entries()) {
		// By characters: half a surrogate pair is no piece.
		const chars = Array.from(token);
		for (let length = chars.length - 1; length > 0; length--) {
			const left = chars.slice(0, length).join('');
			const right = token.slice(left.length);
			if (!known.has(left) || !known.has(right)) continue;
			merges.push({ pair: [left, right], score: scores[id] ?? 0 });
		}
	}
	merges.sort((a, b) => b.score - a.score);
	return merges.map(({ pair }) => pair);
}
