import { Suspense, useState } from 'react';
import type { Given, PageProps } from '../pages/page-props.ts';
import { SolvePage } from '../pages/solve/SolvePage.tsx';
import { EngineContext } from '../parts/engine/engine-context.ts';
import { type PageName, pages, usePage } from '../parts/navigation/pages.ts';
import type { ModelEngine, RunStore } from '../run/store.ts';
import css from './App.module.css';
import { EngineBar } from './engine/EngineBar.tsx';
import { FailurePanel } from './engine/FailurePanel.tsx';
import { Footer } from './Footer.tsx';
import { Header } from './Header.tsx';
import { BenchPage, CheckPage, LabPage, PlayPage } from './lazy-pages.ts';
import { usePlace } from './usePlace.ts';
import { NewerVersion } from './version/NewerVersion.tsx';

type Props = {
	readonly engine: ModelEngine;
	readonly createRunStore: () => RunStore;
};

/** The pages on one engine; one that was visited stays as it was while another is shown. */
export function App({ engine, createRunStore }: Props) {
	const [page, go] = usePage();
	const [stores] = useState(() => new Map(pages.map(({ name }) => [name, createRunStore()])));
	const [visited, setVisited] = useState<readonly PageName[]>([page]);
	const [given, setGiven] = useState<{ readonly to: PageName; readonly solution: Given } | null>(
		null,
	);
	const givenTo = (name: PageName) => (given?.to === name ? given.solution : null);
	if (!visited.includes(page)) setVisited([...visited, page]);
	usePlace(page);

	const propsOf = (name: PageName): PageProps => ({
		store: stores.get(name) as RunStore,
		onOpen: (target, solution) => {
			setGiven({ to: target, solution });
			go(target);
		},
	});
	const show = (name: PageName) => {
		switch (name) {
			case 'solve':
				return <SolvePage {...propsOf(name)} />;
			case 'check':
				return <CheckPage {...propsOf(name)} given={givenTo(name)} />;
			case 'lab':
				return <LabPage {...propsOf(name)} given={givenTo(name)} />;
			case 'play':
				return <PlayPage />;
			case 'bench':
				return <BenchPage />;
		}
	};

	return (
		<EngineContext value={engine}>
			<div className={css['page']}>
				<Header page={page} />
				<NewerVersion />
				{visited.map((name) => (
					<main key={name} className={css['main']} tabIndex={-1} hidden={name !== page}>
						{name === page && <FailurePanel />}
						<Suspense>{show(name)}</Suspense>
					</main>
				))}
				<EngineBar />
				<Footer />
			</div>
		</EngineContext>
	);
}
