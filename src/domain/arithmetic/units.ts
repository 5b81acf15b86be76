import { type Rational, rational } from '../rational.ts';

/**
 * A unit that a quantity is written with. Units of one dimension can be turned into each other:
 * `factor` says how many of the dimension's smallest one unit holds.
 */
export type Unit = {
	readonly name: string;
	readonly dimension: Dimension;
	readonly factor: Rational;
	/** One letter glued to a number (`3m`) may as well be an unknown. */
	readonly isLetter: boolean;
};

/**
 * 'scale' multiplies (a dozen, a million, per cent); 'label' is a unit whose size is not known, like
 * boxes, so that what is added to it may be something else.
 */
type Dimension =
	| 'scale'
	| 'percent'
	| 'label'
	| 'money'
	| 'time'
	| 'calendar'
	| 'length'
	| 'imperial length'
	| 'weight'
	| 'imperial weight'
	| 'volume'
	| 'imperial volume'
	| 'angle';

/** dimension: factor and names, `|` between units. Sizes that differ from place to place are left out. */
const table: readonly (readonly [Dimension, string])[] = [
	['percent', '1/100 % percent percents percentage pct procent prozent'],
	[
		'scale',
		'1/1000 ‰ permille|12 dozen dozens doz|20 score|100 hundred hundreds|1000 thousand thousands k K grand|1000000 million millions mil mln mio M|1000000000 billion billions bn|2 pair pairs couple|144 gross',
	],
	[
		'money',
		'100 $ dollar dollars usd buck bucks € euro euros eur £ pound-sterling gbp ₹ rupee rupees|1 ¢ cent cents penny pennies pence paise|5 nickel nickels|10 dime dimes',
	],
	[
		'time',
		'1 second seconds sec secs s|60 minute minutes min mins|3600 hour hours hr hrs h|86400 day days|604800 week weeks wk wks|1/1000 millisecond milliseconds ms',
	],
	['calendar', '1 month months|12 year years yr yrs|120 decade decades|1200 century centuries'],
	[
		'length',
		'1 millimeter millimeters millimetre millimetres mm|10 centimeter centimeters centimetre centimetres cm cms|100 decimeter decimeters decimetre decimetres dm|1000 meter meters metre metres m|1000000 kilometer kilometers kilometre kilometres km kms',
	],
	['imperial length', '1 inch inches in|12 foot feet ft|36 yard yards yd yds|63360 mile miles mi'],
	[
		'weight',
		'1 milligram milligrams mg|1000 gram grams gramme grammes g|1000000 kilogram kilograms kilo kilos kg kgs|1000000000 tonne tonnes',
	],
	['imperial weight', '1 ounce ounces oz|16 pound pounds lb lbs'],
	[
		'volume',
		'1 milliliter milliliters millilitre millilitres ml mL|10 centiliter centiliters cl|100 deciliter deciliters dl|1000 liter liters litre litres l L',
	],
	['imperial volume', '1 cup cups|2 pint pints pt|4 quart quarts qt|16 gallon gallons gal'],
	['angle', '1 degree degrees °'],
	[
		'label',
		'1 box boxes pack packs packet packets package packages bag bags case cases crate crates carton cartons set sets group groups row rows basket baskets jar jars bunch bunches roll rolls bottle bottles ton tons tray trays bundle bundles container containers trip trips shift shifts quarter quarters stack stacks deck decks',
	],
];

const units: ReadonlyMap<string, Unit> = new Map(
	table.flatMap(([dimension, line]) =>
		line.split('|').flatMap((group) => {
			const [factor = '1', ...names] = group.split(' ');
			const [top = '1', bottom = '1'] = factor.split('/');
			const size = rational(BigInt(top), BigInt(bottom));
			const unit = { name: names[0] ?? '', dimension, factor: size, isLetter: false };
			return names.map((name): [string, Unit] => [name, unit]);
		}),
	),
);

/** What `3m` may be measured in, where it is no unknown. */
const letters: ReadonlyMap<string, Unit> = new Map(
	[...units].flatMap(([name, unit]): [string, Unit][] =>
		/^[a-zA-Z]$/.test(name) ? [[name, { ...unit, isLetter: true }]] : [],
	),
);

/** The unit that a word or a sign names; a letter must be of the right size: `L`, but not `S`. */
export function unitOf(word: string, isGlued = false): Unit | null {
	const letter = isGlued ? letters.get(word) : undefined;
	if (letter !== undefined) return letter;
	return units.get(word) ?? (word.length > 1 ? units.get(word.toLowerCase()) : undefined) ?? null;
}

export const percent: Unit = units.get('%') as Unit;
