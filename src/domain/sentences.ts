/** After these a sentence goes on, whatever follows. */
const neverLast =
	/(?:^|[\s(])(?:i\.e|e\.g|mr|mrs|ms|dr|prof|st|vs|cf|fig|eq|no|nr|ca|approx|resp|z\.b|d\.h)$/iu;
/** These may end a sentence: it goes on unless a capital follows. */
const maybeLast =
	/(?:^|[\s(\d])(?:etc|a\.m|p\.m|u\.s|hrs?|mins?|secs?|ft|in|yd|mi|oz|lbs?|pt|qt|gal|km|cm|mm|kg|ml|jr|sr)$/iu;
/** A sentence that is only a number so far is the label of what follows. */
const onlyLabel = /^\W*(?:step\s+)?(?:\d{1,3}|[a-z])$/iu;
const end = /[.!?…]{1,8}["'”’)\]*_]{0,4}\s+(?=\S)|[。！？]{1,8}["'”’)]{0,4}\s*(?=\S)/gu;
const operator = /^(?:[=+×÷/<>≈%^·]|[-*−–]\s)/u;

/**
 * Where the sentences of a text begin. A point ends none in `$3.50`, after `i.e.` or the label `1.`, nor
 * before a sign of arithmetic.
 */
export function sentenceStarts(text: string): number[] {
	const starts = [0];
	for (const { 0: mark, index } of text.matchAll(end)) {
		const next = index + mark.length;
		const before = text.slice(Math.max(starts.at(-1) ?? 0, index - 80), index);
		const after = text.slice(next, next + 3);
		if (!isInside(before, after, mark.trim())) starts.push(next);
	}
	return starts;
}

function isInside(before: string, after: string, mark: string): boolean {
	if (operator.test(after)) return true;
	const goesOn = /^\p{Ll}/u.test(after);
	if (/^(?:…|\.{2,})/u.test(mark)) return goesOn;
	if (!mark.startsWith('.')) return false;
	if (onlyLabel.test(before) || neverLast.test(before)) return true;
	return maybeLast.test(before) && !/^["'“‘([*_]*\p{Lu}/u.test(after);
}
