import { lazy, Suspense, useEffect, useState } from 'react';
import type { Result } from '../../domain/result.ts';
import { ActionButton } from '../button/ActionButton.tsx';
import { CopyLink } from '../field/CopyLink.tsx';
import { TextArea } from '../field/TextField.tsx';
import { Row } from '../layout/Row.tsx';
import { Stack } from '../layout/Stack.tsx';
import { type LinkError, writeFragment } from '../link/link-text.ts';
import type { PageName } from '../navigation/pages.ts';
import { Note } from '../note/Note.tsx';
import { Hint } from '../text/Hint.tsx';
import { embedCode, linkAddress } from './embed-code.ts';

const QrCode = lazy(async () => ({ default: (await import('./QrCode.tsx')).QrCode }));

type Props = {
	readonly page: PageName;
	/** What the link holds. */
	readonly value: unknown;
};

const nothing = () => undefined;

/** A link and its embed code, shown as they are. */
export function LinkBox({ page, value }: Props) {
	const [made, setMade] = useState<Result<string, LinkError> | null>(null);
	const [hasQr, setQr] = useState(false);
	const json = JSON.stringify(value);
	useEffect(() => {
		let isWanted = true;
		void writeFragment({ page, value: JSON.parse(json) }).then((fragment) => {
			if (isWanted) setMade(fragment);
		});
		return () => {
			isWanted = false;
		};
	}, [page, json]);

	if (made === null) return null;
	if (!made.ok) {
		return (
			<Note tone="warn">
				<strong>This is too much for a link.</strong> {made.error.message}
			</Note>
		);
	}
	const link = linkAddress(location.href, made.value);
	const code = embedCode(link);
	return (
		<Stack>
			<TextArea
				label="Link"
				hint={`${link.length.toLocaleString('en-GB')} characters. What stands behind the # reaches no server.`}
				readOnly
				rows={3}
				value={link}
				onChange={nothing}
			/>
			<Row>
				<CopyLink text={link} words="Copied." of={link} />
				<a href={link}>Open it here</a>
				<ActionButton aria-expanded={hasQr} onPress={() => setQr(!hasQr)}>
					QR code
				</ActionButton>
			</Row>
			{hasQr && (
				<Suspense fallback={<Hint>Drawing…</Hint>}>
					<QrCode link={link} />
				</Suspense>
			)}
			<TextArea
				label="Code for a frame in Moodle, Canvas or any page"
				readOnly
				rows={3}
				value={code}
				onChange={nothing}
			/>
			<CopyLink label="Copy code" text={code} words="Copied." of={code} />
		</Stack>
	);
}
