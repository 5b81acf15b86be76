import { useState } from 'react';
import type { EngineLoader, RunStore } from '../../verify/control.ts';
import type { KeptModels } from '../../verify/ports.ts';
import { CheckPage } from '../check/CheckPage.tsx';
import { LabPage } from '../lab/LabPage.tsx';
import { PlayPage } from '../play/PlayPage.tsx';
import css from './App.module.css';
import { Header } from './Header.tsx';
import type { Given, PageProps } from './page-props.ts';
import { type PageName, pages, usePage } from './pages.ts';
import { SolvePage } from './SolvePage.tsx';

type Props = {
	readonly loader: EngineLoader;
	readonly createRunStore: () => RunStore;
	readonly modelBytes: number | null;
	readonly keptModels: KeptModels;
};

/** The pages; one that was visited stays as it was while another is shown. */
export function App({ loader, createRunStore, modelBytes, keptModels }: Props) {
	const [page, go] = usePage();
	const [stores] = useState(() => new Map(pages.map(({ name }) => [name, createRunStore()])));
	const [visited, setVisited] = useState<readonly PageName[]>([page]);
	const [given, setGiven] = useState<{ readonly to: PageName; readonly solution: Given } | null>(
		null,
	);
	const givenTo = (name: PageName) => (given?.to === name ? given.solution : null);
	if (!visited.includes(page)) setVisited([...visited, page]);

	const propsOf = (name: PageName): PageProps => ({
		loader,
		store: stores.get(name) as RunStore,
		modelBytes,
		keptModels,
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
				return <PlayPage {...propsOf(name)} />;
		}
	};

	return (
		<div className={css['page']}>
			<Header page={page} />
			{visited.map((name) => (
				<main key={name} className={css['main']} tabIndex={-1} hidden={name !== page}>
					{show(name)}
				</main>
			))}
		</div>
	);
}
