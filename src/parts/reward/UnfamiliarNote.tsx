import { isStrangeTo } from '../../run/familiarity.ts';
import { useEngineState } from '../engine/engine-context.ts';
import { Note } from '../note/Note.tsx';

/** Said wherever the models are asked about a question that is not like those they were trained on. */
export function UnfamiliarNote({
	familiarity,
}: {
	/** Of the question, as the run told it; null before a run. */
	readonly familiarity: number | null;
}) {
	const { models } = useEngineState();
	if (models.kind !== 'ready' || !isStrangeTo(models.info, familiarity)) return null;
	return (
		<Note tone="warn">
			<strong>This problem is strange to these models.</strong> It is not worded like those that
			they were trained on: what they write is a guess, and their rewards mean nothing here, for
			right steps too. Arithmetic is still checked exactly.
		</Note>
	);
}
