import { Suspense, useState } from 'react';
import type { Given, PageProps } from '../pages/page-props.ts';
import { SolvePage } from '../pages/solve/SolvePage.tsx';
import { EngineContext } from '../parts/engine/engine-context.ts';
import { Control } from '../parts/link/Control.tsx';
import { noShape } from '../parts/link/shape.ts';
import { ShapeContext } from '../parts/link/shape-context.ts';
import { type PageName, pages, usePage } from '../parts/navigation/pages.ts';
import { ProjectorContext } from '../parts/projector/projector-context.ts';
import type { ModelEngine, RunStore } from '../run/store.ts';
import css from './App.module.css';
import { EngineBar } from './engine/EngineBar.tsx';
import { FailurePanel } from './engine/FailurePanel.tsx';
import { Footer } from './Footer.tsx';
import { Header } from './Header.tsx';
import { BenchPage, CheckPage, GlossaryPage, LabPage, LessonPage, PlayPage } from './lazy-pages.ts';
import { LinkFailure, LinkModels } from './link/LinkNotes.tsx';
import { useMadeLinks } from './link/useMadeLinks.ts';
import { ProjectorBar } from './ProjectorBar.tsx';
import { usePlace } from './usePlace.ts';
import { useProjectorMode } from './useProjectorMode.ts';
import { NewerVersion } from './version/NewerVersion.tsx';

type Props = {
	readonly engine: ModelEngine;
	readonly createRunStore: () => RunStore;
};

/** Lessons are recorded, and words are words. */
const hasModels = (page: PageName): boolean => page !== 'lesson' && page !== 'glossary';

/** The pages on one engine; one that was visited stays as it was while another is shown. */
export function App({ engine, createRunStore }: Props) {
	const page = usePage();
	const links = useMadeLinks();
	const [isProjected, project, leave] = useProjectorMode();
	const [stores] = useState(() => new Map(pages.map(({ name }) => [name, createRunStore()])));
	const [visited, setVisited] = useState<readonly PageName[]>([page]);
	const [given, setGiven] = useState<{ readonly to: PageName; readonly solution: Given } | null>(
		null,
	);
	const givenTo = (name: PageName) => (given?.to === name ? given.solution : null);
	if (!visited.includes(page)) setVisited([...visited, page]);
	usePlace(page);

	/** A page that a link shapes stays shaped. */
	const hashOf = (name: PageName) => links.of(name)?.hash ?? `#${name}`;
	const propsOf = (name: PageName): PageProps => ({
		store: stores.get(name) as RunStore,
		onOpen: (target, solution) => {
			setGiven({ to: target, solution });
			location.hash = hashOf(target);
		},
	});
	const show = (name: PageName) => {
		const link = links.of(name);
		/** What a link puts in; null where there is none, or where it has been put in before. */
		const put = link?.isNew === true ? link.made : null;
		switch (name) {
			case 'solve':
				return <SolvePage {...propsOf(name)} link={put?.page === 'solve' ? put.content : null} />;
			case 'check':
				return (
					<CheckPage
						{...propsOf(name)}
						given={givenTo(name)}
						link={put?.page === 'check' ? put.content : null}
					/>
				);
			case 'lab':
				return (
					<LabPage
						{...propsOf(name)}
						given={givenTo(name)}
						link={put?.page === 'lab' ? put.content : null}
					/>
				);
			case 'play':
				return <PlayPage link={put?.page === 'play' ? put.content : null} />;
			case 'lesson':
				return <LessonPage link={put?.page === 'lesson' ? put.content : null} />;
			case 'glossary':
				return <GlossaryPage />;
			case 'bench':
				return <BenchPage />;
		}
	};

	const made = links.of(page)?.made;
	const shape = made?.shape ?? noShape;
	const isAlone = shape.controls.pages !== undefined;
	return (
		<EngineContext value={engine}>
			<ProjectorContext value={isProjected}>
				<div className={css['page']}>
					{isProjected ? (
						<ProjectorBar onLeave={leave} />
					) : (
						<Header page={page} hashOf={hashOf} isAlone={isAlone} onProjector={project} />
					)}
					<NewerVersion />
					{links.error !== null && <LinkFailure error={links.error} />}
					{made?.models != null && <LinkModels models={made.models} />}
					{visited.map((name) => (
						<main
							key={`${name} ${links.of(name)?.hash ?? ''}`}
							className={css['main']}
							tabIndex={-1}
							hidden={name !== page}
						>
							{name === page && <FailurePanel />}
							{!(name === page && links.isReading) && (
								<ShapeContext value={links.of(name)?.made.shape ?? noShape}>
									<Suspense>{show(name)}</Suspense>
								</ShapeContext>
							)}
						</main>
					))}
					{!isProjected && (
						<>
							<ShapeContext value={shape}>
								{hasModels(page) && (
									<Control name="models">
										<EngineBar />
									</Control>
								)}
							</ShapeContext>
							<Footer isAlone={isAlone} />
						</>
					)}
				</div>
			</ProjectorContext>
		</EngineContext>
	);
}
