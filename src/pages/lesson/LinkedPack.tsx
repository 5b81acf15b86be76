import { useEffect, useMemo, useRef, useState } from 'react';
import type { LessonPack } from '../../domain/lesson/pack.ts';
import { ActionButton } from '../../parts/button/ActionButton.tsx';
import { useEngine } from '../../parts/engine/engine-context.ts';
import { Row } from '../../parts/layout/Row.tsx';
import { Note } from '../../parts/note/Note.tsx';
import { Panel } from '../../parts/panel/Panel.tsx';
import { Hint } from '../../parts/text/Hint.tsx';
import { closedWords, fetchPack, type PackPlace, packPlaceOf } from './pack-address.ts';

type Props = {
	/** What the link names. */
	readonly address: string;
	readonly onShow: (pack: LessonPack) => void;
	readonly onLeave: () => void;
};

/** A lesson that a link names by its address: this site's is read at once, another host is asked when somebody says so. */
export function LinkedPack({ address, onShow, onLeave }: Props) {
	const place = useMemo(() => packPlaceOf(address, document.baseURI), [address]);
	const refusal = place.ok ? closedWords(place.value) : place.error.message;
	return (
		<Panel heading="A lesson at an address" level={2}>
			{place.ok && refusal === null ? (
				<ReadPack place={place.value} onShow={onShow} onLeave={onLeave} />
			) : (
				<>
					<div role="alert">
						<Note tone="warn">
							<strong>This lesson cannot be read.</strong> {refusal}
						</Note>
					</div>
					<Row>
						<ActionButton onPress={onLeave}>Go on without it</ActionButton>
					</Row>
				</>
			)}
		</Panel>
	);
}

type ReadProps = Pick<Props, 'onShow' | 'onLeave'> & { readonly place: PackPlace };

function ReadPack({ place, onShow, onLeave }: ReadProps) {
	const { address, host, isOwn } = place;
	const engine = useEngine();
	const [asked, setAsked] = useState(isOwn ? 1 : 0);
	const [failed, setFailed] = useState<string | null>(null);
	const taker = useRef(onShow);
	useEffect(() => {
		taker.current = onShow;
	});
	useEffect(() => {
		if (asked === 0) return;
		let isWanted = true;
		void fetchPack(engine, place).then((pack) => {
			if (!isWanted) return;
			if (pack.ok) taker.current(pack.value);
			else setFailed(pack.error.message);
		});
		return () => {
			isWanted = false;
		};
	}, [asked, engine, place]);
	const ask = () => {
		setFailed(null);
		setAsked(asked + 1);
	};
	const isReading = asked > 0 && failed === null;
	return (
		<>
			<p>
				{isOwn
					? address
					: `It is at ${address}. Opening it asks ${host}, which learns your network address.`}
			</p>
			<Row>
				<ActionButton primary blocked={isReading} onPress={ask}>
					{isReading ? 'Reading…' : failed !== null ? 'Try again' : `Ask ${host} for it`}
				</ActionButton>
				<ActionButton onPress={onLeave}>Go on without it</ActionButton>
			</Row>
			<div aria-live="polite">
				{failed !== null && (
					<Hint>
						<strong>It could not be read.</strong> {failed}
					</Hint>
				)}
			</div>
		</>
	);
}
