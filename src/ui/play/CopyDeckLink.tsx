import { useEffect, useState } from 'react';
import control from '../styles/control.module.css';

/** How long the confirmation stands. */
const shownMs = 6000;

/** Copies the address, which holds the options. */
export function CopyDeckLink() {
	const [said, setSaid] = useState('');
	useEffect(() => {
		if (said === '') return;
		const timer = setTimeout(() => setSaid(''), shownMs);
		return () => clearTimeout(timer);
	}, [said]);

	const copy = async () => {
		// Empty in between, so that a second press is told as well.
		setSaid('');
		setSaid((await isCopied(location.href)) ? 'Link copied.' : 'Copy it from the address bar.');
	};

	return (
		<>
			<button type="button" className={control['button']} onClick={() => void copy()}>
				Copy link
			</button>
			<p className={control['hint']} aria-live="polite">
				{said}
			</p>
		</>
	);
}

/** False where the browser does not let a page write to the clipboard. */
async function isCopied(text: string): Promise<boolean> {
	try {
		await navigator.clipboard.writeText(text);
		return true;
	} catch {
		return false;
	}
}
