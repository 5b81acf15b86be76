import { useState } from 'react';
import type { LessonPack } from '../../domain/lesson/pack.ts';
import { ActionButton } from '../../parts/button/ActionButton.tsx';
import { useEngine } from '../../parts/engine/engine-context.ts';
import { CopyLink } from '../../parts/field/CopyLink.tsx';
import { TextField } from '../../parts/field/TextField.tsx';
import { Row } from '../../parts/layout/Row.tsx';
import { linkAddress } from '../../parts/share/embed-code.ts';
import { Hint } from '../../parts/text/Hint.tsx';
import { countOf } from '../../parts/words/number-words.ts';
import { closedWords, fetchPack, hashOfPack, type PackPlace, packPlaceOf } from './pack-address.ts';

type Props = { readonly onRead: (pack: LessonPack | null) => void };

/** A pack from an address, and the link that opens it for a class. */
export function AddressPack({ onRead }: Props) {
	const engine = useEngine();
	const [typed, setTyped] = useState('');
	const [words, setWords] = useState('');
	const [isReading, setReading] = useState(false);
	const [found, setFound] = useState<PackPlace | null>(null);
	const place = packPlaceOf(typed, document.baseURI);
	const host = place.ok && !place.value.isOwn ? place.value.host : null;
	const open = async () => {
		onRead(null);
		setFound(null);
		const refusal = place.ok ? closedWords(place.value) : place.error.message;
		if (!place.ok || refusal !== null) return setWords(refusal ?? '');
		setReading(true);
		setWords('Reading…');
		const pack = await fetchPack(engine, place.value);
		setReading(false);
		if (!pack.ok) return setWords(pack.error.message);
		const { title, items } = pack.value;
		setWords(`“${title || place.value.address}”: ${countOf(items.length, 'problem')}.`);
		setFound(place.value);
		onRead(pack.value);
	};
	return (
		<>
			<TextField
				label="Or the address of one"
				inputMode="url"
				hint="A file beside this page, or a whole address. A link to it opens the lesson."
				value={typed}
				onChange={setTyped}
			/>
			<Row>
				<ActionButton blocked={typed.trim() === '' || isReading} onPress={() => void open()}>
					{host === null ? 'Read it' : `Ask ${host} for it`}
				</ActionButton>
				{found !== null && (
					<CopyLink
						label="Copy link to this lesson"
						text={linkAddress(location.href, hashOfPack(found))}
						words="Copied."
						of={found.address}
					/>
				)}
			</Row>
			<Hint role="status">{words}</Hint>
		</>
	);
}
