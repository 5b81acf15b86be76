import { useState } from 'react';
import { placeWords } from '../../engine/choice.ts';
import { ActionButton } from '../../parts/button/ActionButton.tsx';
import { useEngine, useEngineState } from '../../parts/engine/engine-context.ts';
import { Row } from '../../parts/layout/Row.tsx';
import type { NamedModels } from '../../parts/link/link-models.ts';
import type { LinkError } from '../../parts/link/link-text.ts';
import { Note } from '../../parts/note/Note.tsx';
import { Card } from '../../parts/panel/Panel.tsx';
import { hostsOf } from '../engine/model-form.ts';

/** A link that cannot be read: the page opens without it, and the address stays as it is. */
export function LinkFailure({ error }: { readonly error: LinkError }) {
	return (
		<div role="alert">
			<Note tone="warn">
				<strong>This link could not be used.</strong> {error.message} The page opens without it.
			</Note>
		</div>
	);
}

/** A link may name other models; nobody is asked for them before somebody says so here. */
export function LinkModels({ models }: { readonly models: NamedModels }) {
	const engine = useEngine();
	const { choice } = useEngineState();
	const [isKept, setKept] = useState(false);
	if (isKept || choice === models) return null;
	return (
		<Card label="Models of the link">
			<p>
				This link names other models: {placeWords(models.writer)} writes, {placeWords(models.judge)}{' '}
				judges. Loading them asks {hostsOf(models).join(' and ')}.
			</p>
			<Row>
				<ActionButton onPress={() => engine.chooseModels(models)}>Use these models</ActionButton>
				<ActionButton onPress={() => setKept(true)}>Keep those of this page</ActionButton>
			</Row>
		</Card>
	);
}
