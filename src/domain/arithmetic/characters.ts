import { fractionSign } from './glyphs.ts';

const letter = /\p{L}/u;

/** A hyphen inside `twenty-five` or `16-ounce` is no sign; in `10-x` it is. */
export function isHyphen(plain: string, at: number): boolean {
	const [before, after] = [plain.charAt(at - 1), plain.charAt(at + 1)];
	if (!letter.test(after)) return false;
	return letter.test(before) || (isDigit(before) && letter.test(plain.charAt(at + 2)));
}

export function isLetter(sign: string, plain: string, at: number): boolean {
	const code = sign.charCodeAt(0);
	if (code < 0x80) return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
	if (sign === fractionSign || Number.isNaN(code)) return false;
	return /[\p{L}\p{M}]/u.test(code >= 0xd800 && code < 0xdc00 ? plain.slice(at, at + 2) : sign);
}

export function isDigit(sign: string): boolean {
	return sign >= '0' && sign <= '9' && sign.length === 1;
}

export function isSpace(sign: string): boolean {
	return sign === '' || sign === ' ' || sign === '\n' || sign === '\t' || sign === '\r';
}
