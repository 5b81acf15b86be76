import { ActionButton } from '../button/ActionButton.tsx';
import { Row } from '../layout/Row.tsx';
import type { PageName } from '../navigation/pages.ts';
import { Spoken } from '../text/Hidden.tsx';
import { Hint } from '../text/Hint.tsx';
import { revealLabel } from './reveal-words.ts';
import { type RevealControl, useRevealKey } from './useReveal.ts';

type Props = {
	/** Whose key N is. */
	readonly page: PageName;
	readonly reveal: RevealControl;
	/** Why what is next cannot be revealed yet; null where it can. */
	readonly obstacle: string | null;
	/** What a screen reader hears of what the last press revealed. */
	readonly spoken: string;
};

/** The next thing, everything, or nothing again. */
export function RevealBar({ page, reveal, obstacle, spoken }: Props) {
	const { next, last } = reveal;
	const isOpen = next !== null && obstacle === null;
	useRevealKey(page, isOpen ? reveal.reveal : null);
	return (
		<>
			<Row>
				<ActionButton primary blocked={!isOpen} aria-keyshortcuts="N" onPress={reveal.reveal}>
					{next === null ? 'All is shown' : revealLabel(next)} <kbd>N</kbd>
				</ActionButton>
				<ActionButton blocked={next === null} onPress={reveal.revealAll}>
					Show everything
				</ActionButton>
				<ActionButton blocked={last === null} onPress={reveal.again}>
					Hide again
				</ActionButton>
				{obstacle !== null && next !== null && <Hint>{obstacle}</Hint>}
			</Row>
			<Spoken>{last === null ? '' : spoken}</Spoken>
		</>
	);
}
