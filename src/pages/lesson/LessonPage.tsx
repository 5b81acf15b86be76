import { useState, useSyncExternalStore } from 'react';
import { nullable, only, text, whole } from '../../domain/json.ts';
import { type LessonPack, packReader } from '../../domain/lesson/pack.ts';
import { sessionDraft } from '../../parts/draft/session-draft.ts';
import { useSessionDraft } from '../../parts/draft/useSessionDraft.ts';
import { lessonDraft } from '../../parts/lesson/lesson-draft.ts';
import { useHash } from '../../parts/navigation/pages.ts';
import { PageHead } from '../../parts/panel/PageHead.tsx';
import type { Linked } from '../page-props.ts';
import { LessonView } from './LessonView.tsx';
import { LinkedPack } from './LinkedPack.tsx';
import { OpenPack } from './OpenPack.tsx';
import { PackEditor } from './PackEditor.tsx';
import { packAddressOf } from './pack-address.ts';

/** The lesson that is stepped through, and how far it is; null while one is made. */
type Shown = { readonly pack: LessonPack | null; readonly at: number };

const shownLesson = sessionDraft<Shown>(
	'steplight.lesson.shown',
	only<Shown>({ pack: nullable(packReader), at: whole }),
);
const takenAddress = sessionDraft('steplight.lesson.address', text);
const nobody: Shown = { pack: null, at: 0 };

/** Lessons that need neither models nor a network: made, opened, and stepped through before a class. */
export function LessonPage({ link }: Linked<LessonPack>) {
	const [{ pack, at }, show] = useSessionDraft<Shown>(
		shownLesson,
		() => nobody,
		link === null ? null : { pack: link, at: 0 },
	);
	const address = packAddressOf(useHash());
	/** The address whose pack this tab has: a reload asks nobody again, and goes on where it was. */
	const [taken, take] = useState(() => takenAddress.read());
	const made = useSyncExternalStore(lessonDraft.subscribe, lessonDraft.read);
	const [former, setFormer] = useState<LessonPack | null>(null);
	if (address !== null && address !== taken) {
		const leave = () => {
			takenAddress.keep(address);
			take(address);
		};
		const showTaken = (read: LessonPack) => {
			show({ pack: read, at: 0 });
			leave();
		};
		return <LinkedPack key={address} address={address} onShow={showTaken} onLeave={leave} />;
	}
	if (pack !== null) {
		return (
			<LessonView
				pack={pack}
				at={Math.min(at, Math.max(0, pack.items.length - 1))}
				onGo={(next) => show({ at: next })}
				onEnd={() => show(nobody)}
			/>
		);
	}
	const edit = (opened: LessonPack) => {
		setFormer(made.items.length > 0 ? made : null);
		lessonDraft.write(opened);
	};
	return (
		<>
			<PageHead title="Lesson">
				<p>
					Problems with their solutions and rewards in one file, stepped through before a class
					without models or a network. “Share with a class” on every page adds what it shows.
				</p>
			</PageHead>
			<OpenPack
				onShow={(opened) => show({ pack: opened, at: 0 })}
				onEdit={edit}
				onUndo={
					former === null
						? null
						: () => {
								lessonDraft.write(former);
								setFormer(null);
							}
				}
			/>
			<PackEditor
				pack={made}
				onChange={lessonDraft.write}
				onShow={() => show({ pack: made, at: 0 })}
			/>
		</>
	);
}
