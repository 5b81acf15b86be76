import { useEffect, useState } from 'react';
import { ActionButton } from '../button/ActionButton.tsx';
import { Row } from '../layout/Row.tsx';
import { Hint } from '../text/Hint.tsx';

type Props = {
	/** What is said once the address was copied. */
	readonly words: string;
	/** What the address says; where it changes, what was copied is another address. */
	readonly of: string;
};

/** How long the confirmation stands. */
const shownMs = 6000;

/** Copies the address, which holds what can be chosen on a page. */
export function CopyLink({ words, of }: Props) {
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
		setSaid((await copied(location.href)) ? words : 'Copy it from the address bar.');
	};

	return (
		<Row>
			<ActionButton onPress={() => void copy()}>Copy link</ActionButton>
			<Hint aria-live="polite">{said}</Hint>
		</Row>
	);
}

/** False where the browser does not let a page write to the clipboard. */
async function copied(text: string): Promise<boolean> {
	try {
		await navigator.clipboard.writeText(text);
		return true;
	} catch {
		return false;
	}
}
