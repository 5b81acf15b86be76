import { useState } from 'react';
import { decode } from '../../domain/json.ts';
import { type Veil, veils } from '../../domain/reveal.ts';
import { placeWords } from '../../engine/choice.ts';
import { useEngineState } from '../engine/engine-context.ts';
import { Columns } from '../layout/Columns.tsx';
import { Stack } from '../layout/Stack.tsx';
import { modelsForLink } from '../link/link-models.ts';
import type { ControlName, ControlState, Shape } from '../link/shape.ts';
import { Note } from '../note/Note.tsx';
import { Hint } from '../text/Hint.tsx';
import { AddToLesson } from './AddToLesson.tsx';
import { ControlFields } from './ControlFields.tsx';
import { LinkBox } from './LinkBox.tsx';
import type { ShareProps } from './Share.tsx';
import css from './SharePanel.module.css';
import { VeilFields } from './VeilFields.tsx';

/** What a teacher shapes: what is hidden until it is revealed, and what can be changed. */
export function SharePanel({ page, content, reader, holds, lesson }: ShareProps) {
	const { choice } = useEngineState();
	const [hides, setHides] = useState<readonly Veil[]>([]);
	const [controls, setControls] = useState<Shape['controls']>({});
	const models = modelsForLink(choice);
	const read = decode(content, reader, 'it');
	const shape: Shape = { controls, hides: veils.filter((veil) => hides.includes(veil)) };
	const value = {
		content,
		...(hides.length > 0 || Object.keys(controls).length > 0 ? { shape } : {}),
		...(models === null || models === 'unnamed' ? {} : { models }),
	};
	const change = (name: ControlName, state: ControlState) =>
		setControls(({ [name]: _, ...others }) =>
			state === 'shown' ? others : { ...others, [name]: state },
		);
	return (
		<div className={css['panel']}>
			<Columns second="half">
				<Stack>
					<fieldset className={css['veils']}>
						<legend>Hidden until somebody reveals it (key N)</legend>
						<VeilFields hides={hides} onChange={setHides} />
					</fieldset>
					<ControlFields page={page} controls={controls} onChange={change} />
				</Stack>
				<Stack>
					<Hint>
						The link holds {holds}. {modelWords(models, placeWords(choice.writer))}
					</Hint>
					{read.ok ? (
						<LinkBox page={page} value={value} />
					) : (
						<Note tone="warn">
							<strong>A link cannot hold this.</strong> {read.error.message}. Add it to a lesson
							pack instead: a file takes more.
						</Note>
					)}
					<AddToLesson make={lesson} hides={shape.hides} />
				</Stack>
			</Columns>
		</div>
	);
}

function modelWords(models: ReturnType<typeof modelsForLink>, writer: string): string {
	if (models === null) return 'It opens with the models of this site.';
	return models === 'unnamed'
		? `It cannot name ${writer}: files, addresses, servers and keys never go into a link. It opens with the models of this site.`
		: `It names the models of the hub; whoever opens it is asked before they are loaded.`;
}
