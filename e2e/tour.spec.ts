import { expect, expectAccessible, test } from './fixtures.ts';

const titles = [
	'One problem, many tries',
	'A reward for every step',
	'Why voting fails here',
	'What the verifier saw',
	'What it chooses',
	'Now you',
];

for (const { name, viewport } of [
	{ name: 'a projector', viewport: { width: 1280, height: 720 } },
	{ name: 'a phone', viewport: { width: 360, height: 640 } },
]) {
	test.describe(name, () => {
		test.use({ viewport });

		test('the tour by keyboard alone: all it points at is in view, and it is offered once', async ({
			solvePage,
			page,
		}, info) => {
			await page.emulateMedia({ reducedMotion: 'reduce' });
			await solvePage.open('?backend=wasm&problem=12');
			const take = page.getByRole('button', { name: 'Take the tour' });
			await take.focus();
			await page.keyboard.press('Enter');
			const card = page.getByRole('dialog');
			for (const [at, title] of titles.entries()) {
				await expect(card.getByRole('heading')).toHaveText(title);
				await expect(card).toContainText(`${at + 1} of ${titles.length}`);
				const pointed = page.locator('[data-toured]');
				await expect(pointed).toHaveCount(1);
				const [box, cardBox] = [await pointed.boundingBox(), await card.boundingBox()];
				if (box === null || cardBox === null) throw new Error(`${title} points at nothing`);
				const isCovered =
					box.y < cardBox.y + cardBox.height &&
					box.y + box.height > cardBox.y + 12 &&
					box.x < cardBox.x + cardBox.width;
				expect(isCovered, `${title}: behind the card`).toBe(false);
				await expect(pointed).toBeInViewport({ ratio: 0.5 });
				await page.screenshot({ path: info.outputPath(`${at + 1}.png`) });
				await page.keyboard.press(at % 2 === 0 ? 'Enter' : 'ArrowRight');
			}
			// The last one is left by Enter alone: an arrow leads nowhere.
			await expect(card.getByRole('heading')).toHaveText('Now you');
			await expectAccessible(page);
			await page.keyboard.press('Enter');
			await expect(card).toHaveCount(0);
			await expect(solvePage.solveButton).toBeFocused();
			await expect(take).toHaveCount(0);
			await page.reload();
			await expect(solvePage.solveButton).toBeVisible();
			await expect(take).toHaveCount(0);

			await page.getByRole('button', { name: 'One-minute tour' }).click();
			await expect(card).toBeVisible();
			await page.keyboard.press('Escape');
			await expect(card).toHaveCount(0);
			// The key has ended the tour, and not unfolded the form.
			await expect(page.getByRole('button', { name: /^Change/ })).toHaveAttribute(
				'aria-expanded',
				'false',
			);
		});
	});
}

test('where the browser keeps nothing, the tour can be refused and taken all the same', async ({
	solvePage,
	page,
}) => {
	await page.addInitScript(() => {
		Object.defineProperty(globalThis, 'localStorage', {
			get() {
				throw new DOMException('localStorage is blocked', 'SecurityError');
			},
		});
	});
	await solvePage.open();
	await page.getByRole('button', { name: 'No, thanks' }).click();
	await expect(page.getByRole('button', { name: 'Take the tour' })).toHaveCount(0);
	await page.getByRole('button', { name: 'One-minute tour' }).click();
	await expect(page.getByRole('dialog')).toBeVisible();
	await page.getByRole('button', { name: /^Skip/ }).click();
	await expect(page.getByRole('dialog')).toHaveCount(0);
});
