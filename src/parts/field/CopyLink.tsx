import { useEffect, useState } from 'react';
import { ActionButton } from '../button/ActionButton.tsx';
import { Row } from '../layout/Row.tsx';
import { Hint } from '../text/Hint.tsx';

type Props = {
	readonly label?: string;
	/** What is copied; the address of the page where none is given. */
	readonly text?: string;
	/** What is said once the address was copied. */
	readonly words: string;
	/** What the address says; where it changes, what was copied is another address. */
	readonly of: string;
};

/** How long the confirmation stands. */
const shownMs = 6000;

/** Copies a link or a piece of code; the address holds what can be chosen on a page. */
export function CopyLink({ label = 'Copy link', text, words, of }: Props) {
	const [said, setSaid] = useState('');
	const [saidOf, setSaidOf] = useState(of);
	if (saidOf !== of) {
		setSaidOf(of);
		setSaid('');
	}
	useEffect(() => {
		if (said === '') return;
		const timer = setTimeout(() => setSaid(''), shownMs);
		return () => clearTimeout(timer);
	}, [said]);

	const copy = async () => {
		// Empty in between, so that a second press is told as well.
		setSaid('');
		const isCopied = await copied(text ?? location.href);
		setSaid(
			isCopied
				? words
				: `Copy it ${text === undefined ? 'from the address bar' : 'from the field'}.`,
		);
	};

	return (
		<Row>
			<ActionButton onPress={() => void copy()}>{label}</ActionButton>
			<Hint aria-live="polite">{said}</Hint>
		</Row>
	);
}

/** False where the browser does not let a page write to the clipboard. */
async function copied(words: string): Promise<boolean> {
	try {
		await navigator.clipboard.writeText(words);
		return true;
	} catch {
		return false;
	}
}
