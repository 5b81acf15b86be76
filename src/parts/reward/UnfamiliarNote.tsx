import { engineOf, type RunState, viewOf } from '../../run/state.ts';
import css from './UnfamiliarNote.module.css';

/** Said wherever the models are asked about a question that is not like those they were trained on. */
export function UnfamiliarNote({ state }: { readonly state: RunState }) {
	const [view, engine] = [viewOf(state), engineOf(state)];
	if (view === null || engine === null || view.familiarity >= engine.familiarFrom) return null;
	return (
		<p className={css['note']} role="note">
			<strong>This problem is strange to these models.</strong> It is not worded like those that
			they were trained on: what they write is a guess, and their rewards mean nothing here, for
			right steps too. Arithmetic is still checked exactly.
		</p>
	);
}
