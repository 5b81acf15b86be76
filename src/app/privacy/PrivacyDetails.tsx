import { lazy, Suspense, useState } from 'react';
import css from './Privacy.module.css';

const PrivacyText = lazy(async () => ({
	default: (await import('./PrivacyText.tsx')).PrivacyText,
}));

/** What becomes of what a visitor does here; loaded when somebody asks. */
export function PrivacyDetails() {
	const [wasOpened, setWasOpened] = useState(false);
	return (
		<details className={css['details']} onToggle={() => setWasOpened(true)}>
			<summary>Privacy</summary>
			{wasOpened && (
				<Suspense>
					<PrivacyText />
				</Suspense>
			)}
		</details>
	);
}
