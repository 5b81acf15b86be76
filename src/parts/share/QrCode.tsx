import { encode } from 'uqr';
import { Note } from '../note/Note.tsx';
import css from './SharePanel.module.css';

/** More points than this a phone cannot tell apart on a projector. */
const largestVersion = 25;

/** A link to be photographed. */
export function QrCode({ link }: { readonly link: string }) {
	const code = codeOf(link);
	if (code === null) {
		return (
			<Note tone="warn">
				<strong>This link is too long for a QR code.</strong> Copy it, or add the problem to a
				lesson pack and hand out the file.
			</Note>
		);
	}
	const { size, data } = code;
	const path = data.flatMap((row, y) =>
		row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])),
	);
	return (
		<svg
			className={css['qr']}
			viewBox={`0 0 ${size} ${size}`}
			role="img"
			aria-label="QR code of the link"
			shapeRendering="crispEdges"
		>
			<path d={path.join('')} fill="#000000" />
		</svg>
	);
}

function codeOf(link: string): ReturnType<typeof encode> | null {
	try {
		return encode(link, { ecc: 'L', maxVersion: largestVersion, border: 4 });
	} catch {
		// The only thing that it throws for: more than the largest code holds.
		return null;
	}
}
