import { readyFor } from '../../engine/models.ts';
import { ActionButton } from '../../parts/button/ActionButton.tsx';
import { useEngine, useEngineState } from '../../parts/engine/engine-context.ts';
import { loadWords } from '../../parts/engine/load-label.ts';
import { StatusLine } from '../../parts/engine/StatusLine.tsx';
import { Row } from '../../parts/layout/Row.tsx';
import { Stack } from '../../parts/layout/Stack.tsx';
import { Hint } from '../../parts/text/Hint.tsx';
import type { PrmView } from './JudgedSteps.tsx';
import { CallMark } from './VerdictList.tsx';
import { prmSawWords } from './why-words.ts';

type Props = { readonly view: PrmView; readonly firstWrong: number | null };

/** What the PRM calls the card, or how to get it to. */
export function PrmVerdict({ view, firstWrong }: Props) {
	const engine = useEngine();
	const state = useEngineState();
	if (view.call !== null) {
		const rewards = view.rewards.filter((reward) => reward !== null);
		return (
			<>
				<CallMark call={view.call} firstWrong={firstWrong} />
				<Hint>{prmSawWords(rewards, firstWrong)}</Hint>
			</>
		);
	}
	if (state.models.kind === 'loading') return <StatusLine>{null}</StatusLine>;
	if (readyFor(state) !== null) return <Hint>Scoring the steps…</Hint>;
	return (
		<Stack space={1}>
			<Hint>Not loaded: the models load once, into this tab.</Hint>
			<Row>
				<ActionButton onPress={() => void engine.load()}>{loadWords(state)}</ActionButton>
			</Row>
		</Stack>
	);
}
