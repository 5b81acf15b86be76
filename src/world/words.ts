/**
 * Other words for what the families say. `known` ones are for training; `new` ones are kept for the test of
 * how well the models read wordings that they never saw.
 */
export type Words = 'known' | 'new';
type Lists = Readonly<Record<Words, readonly string[]>>;

const list = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '');

/** Names by the pronoun of those who bear them. */
export const names: Readonly<Record<'she' | 'he', Lists>> = {
	she: {
		known:
			list(`Natalia Betty Julie Alexa Tina Janet Wendy Kylar Amy Mary Lisa Sarah Anna Laura Carla Jenny Martha
			Susan Olivia Sophie Chloe Hannah Grace Alice Julia Clara Nora Eva Iris Ivy Hazel Lucy Molly Daisy Poppy Amelia
			Isla Freya Elena Sofia Lucia Marta Carmen Paula Irina Olga Tanya Katya Vera Yuki Sakura Hana Mei Ling Xiu Priya
			Asha Divya Meera Anjali Fatima Aisha Leila Samira Zahra Noor Amina Ada Ngozi Chika Zuri Imani Makena Thandi
			Abena Akua Freda Greta Heidi Ingrid Astrid Sigrid Liv Maja Agata Zofia Hanna Petra Jana Milena Dora Ines Beatriz
			Joana Camila Valeria Gabriela Daniela Mariana Luna Stella Violet Willow Nadia Tara Kiara Gwen Bronwyn Siobhan
			Maeve Fiona Isobel Catriona Melanie Monica Rachel Rebecca Judy Tammy Brenda Peggy Toula Karen Linda Donna Sally`),
		new: list(`Josephine Winifred Tamsin Oluchi Keiko Svetlana Marisol Philippa Dagny Rukmini Yasmin Bettina Harriet
			Cordelia Mbali Xenia Florence Tabitha Ottilie Shreya`),
	},
	he: {
		known:
			list(`James Tom Mark John Mike Josh Albert Ken Carlos Bob Robert Peter Paul George Henry Oliver Charlie
			Oscar Arthur Alfie Theo Lucas Mason Logan Ethan Liam Aiden Caleb Felix Simon Martin Victor Igor Boris Dmitri
			Yuri Pavel Andrei Kenji Hiro Takeshi Wei Jun Chen Raj Arjun Vikram Sanjay Rohan Dev Ali Hassan Yusuf Karim Tariq
			Ahmed Khalid Kofi Kwame Chidi Emeka Tunde Jabari Sipho Themba Lars Nils Sven Erik Olaf Jonas Matthias Klaus
			Dieter Franz Jan Piotr Marek Tomas Jiri Milan Luca Marco Paolo Matteo Diego Javier Pablo Miguel Rafael Andre
			Thiago Bruno Joao Pedro Dylan Rhys Owain Callum Angus Hamish Declan Cormac Sean Kevin Brian Randy Wayne Steve
			Jerry Greg Todd Gary Dennis Roger Ronald Harold Edward Frank Kyle Travis Derek Jason Aaron Tyler Brandon`),
		new: list(`Bartholomew Ignatius Lorenzo Obinna Haruto Stanislav Evander Percival Torsten Balaji Idris Wolfgang
			Alasdair Cornelius Sizwe Zoltan Montgomery Ptolemy Casimir Deepak`),
	},
};

type Noun = { readonly from: readonly string[]; readonly to: Lists };

/** Plurals that may stand for each other; singulars are theirs without the s (or es). */
export const nouns: readonly Noun[] = [
	{
		from: list('stickers marbles shells stamps beads badges'),
		to: {
			known:
				list(`pebbles buttons feathers postcards magnets keychains pins ribbons crystals figurines tokens
				patches bracelets dominoes photos posters comics rocks seashells gemstones clips leaves crayons bookmarks`),
			new: list('thimbles medals pinecones bottlecaps fossils souvenirs'),
		},
	},
	{
		from: list('pears plums lemons peaches'),
		to: {
			known: list(
				'mangoes bananas tomatoes kiwis melons figs limes cherries grapefruits strawberries potatoes',
			),
			new: list('papayas nectarines pomegranates tangerines'),
		},
	},
	{
		from: list('pens toys hats plates kites'),
		to: {
			known:
				list(`scarves backpacks notebooks pencils rulers mugs bowls vases pillows blankets puzzles balls dolls
				socks gloves sweaters lunchboxes lanterns baskets mirrors clocks frames towels spoons flashlights`),
			new: list('teapots whistles cushions binders saucepans yo-yos'),
		},
	},
	{
		from: list('cookies muffins pies cakes'),
		to: {
			known: list(
				'scones buns pretzels waffles tarts brownies biscuits bagels donuts cupcakes pastries croissants',
			),
			new: list('doughnuts flapjacks macaroons turnovers'),
		},
	},
];

/** Singular of a plural of `nouns`. */
export function singularOf(plural: string): string {
	if (plural === 'leaves') return 'leaf';
	if (plural === 'scarves') return 'scarf';
	if (plural === 'cookies' || plural === 'pies' || plural === 'brownies')
		return plural.slice(0, -1);
	if (plural.endsWith('ies')) return `${plural.slice(0, -3)}y`;
	return /(?:[xs]|ch|sh|o)es$/.test(plural) && !/(?:vases)$/.test(plural)
		? plural.slice(0, -2)
		: plural.slice(0, -1);
}

export type Synonym = { readonly said: RegExp; readonly instead: Lists };
const synonym = (
	said: RegExp,
	known: readonly string[],
	fresh: readonly string[] = known,
): Synonym => ({ said, instead: { known, new: fresh } });

/** Of the question alone: the solution need not repeat its words. */
export const synonyms: readonly Synonym[] = [
	synonym(/\bin all\b/g, ['altogether', 'in total'], ['all told', 'when everything is counted']),
	synonym(/\bin total\b/g, ['altogether', 'in all'], ['overall']),
	synonym(/\bthe total\b/g, ['the sum', 'the whole amount'], ['the grand total']),
	synonym(/\bequally\b/g, ['evenly'], ['in equal parts', 'fairly']),
	synonym(/\bbuys\b/g, ['purchases', 'picks up', 'orders'], ['acquires']),
	synonym(/\bmakes\b/g, ['produces', 'creates'], ['turns out']),
	synonym(/\bneeds\b/g, ['requires'], ['has need of']),
	synonym(/\bgives\b(?! away| out| back| up)/g, ['hands', 'offers'], ['passes']),
	synonym(/\bfinds\b/g, ['discovers', 'comes across'], ['spots']),
	synonym(/\bwants to\b/g, ['would like to', 'plans to', 'decides to'], ['hopes to']),
	synonym(/\bcosts (?=\$)/g, ['is priced at ', 'sells for '], ['goes for ']),
	synonym(/\bcost (?=\$)/g, ['are priced at ', 'sell for '], ['go for ']),
	synonym(/\bputs\b/g, ['places'], ['lays']),
	synonym(/\bcuts\b/g, ['slices', 'chops'], ['snips']),
	synonym(/\bbegins\b/g, ['starts'], ['sets out']),
	synonym(/\bholds\b/g, ['contains', 'takes'], ['fits']),
	synonym(/\bbrings\b/g, ['carries'], ['fetches']),
	synonym(/\bshares\b/g, ['splits', 'divides'], ['portions out']),
	synonym(/\bearns\b/g, ['makes', 'is paid'], ['takes home']),
	synonym(/\bpicks\b/g, ['gathers', 'collects'], ['harvests']),
	synonym(/\bdrives\b/g, ['travels', 'goes'], ['motors']),
	synonym(/\bwalks\b/g, ['hikes', 'strolls'], ['wanders']),
	synonym(/\breads\b/g, ['finishes', 'gets through'], ['devours']),
	synonym(/\bchildren\b/g, ['kids'], ['youngsters']),
	synonym(/\bpupils\b/g, ['students'], ['learners']),
	synonym(/\bfriends\b/g, ['classmates', 'neighbors', 'pals'], ['companions']),
	synonym(/\bcousins\b/g, ['nephews', 'nieces'], ['relatives']),
	synonym(/\bshop\b/g, ['store'], ['kiosk']),
	synonym(/\bbox\b/g, ['carton', 'crate', 'case'], ['chest']),
	synonym(/\bboxes\b/g, ['cartons', 'crates', 'cases'], ['chests']),
	synonym(/\bbag\b/g, ['sack', 'packet'], ['pouch']),
	synonym(/\bbags\b/g, ['sacks', 'packets'], ['pouches']),
	synonym(/\bbig\b/g, ['large', 'huge'], ['hefty']),
	synonym(/\bsmall\b/g, ['little', 'tiny'], ['modest']),
	synonym(/\bwhole\b/g, ['full'], ['complete']),
	synonym(
		/\bat first\b/g,
		['in the beginning', 'originally', 'initially'],
		['to begin with', 'at the outset'],
	),
	synonym(/\bin the end\b/g, ['finally', 'at the end'], ['when all is done']),
	synonym(
		/\bThen (?=[a-z]+ )/g,
		['After that, ', 'Afterwards, ', 'Later, '],
		['Next, ', 'Subsequently, '],
	),
	synonym(/\band then\b/g, ['and afterwards', 'and later'], ['and subsequently']),
	synonym(/\bfewer\b/g, ['less']),
	synonym(/\btwice\b/g, ['two times', '2 times'], ['double']),
	synonym(/\beach\b(?=[.,?])/g, ['apiece'], ['a piece']),
	synonym(/\bThere are\b/g, ['We have', 'You can see'], ['One finds']),
	synonym(/\bare left\b/g, ['remain', 'are still there'], ['are left over']),
	synonym(/\bis left\b/g, ['remains'], ['is left over']),
	synonym(/\bdoes not\b/g, ["doesn't"]),
	synonym(/\bevery day\b/g, ['each day', 'daily'], ['day after day']),
	synonym(/\bevery week\b/g, ['each week', 'weekly'], ['week after week']),
	synonym(/\btoday\b/g, ['this morning', 'this afternoon'], ['on this day']),
	synonym(
		/(?<=\d(?: [a-z]+)?) an? (?=(?:hour|day|week|month|minute|year)\b)/g,
		[' per ', ' every ', ' each '],
		[' in every '],
	),
	synonym(/(?<=\d) percent\b/g, ['%'], [' per cent']),
];

/** What both question and solution call a unit. */
export const units: readonly Synonym[] = [
	synonym(/\bmetres\b/g, ['meters', 'm']),
	synonym(/\bcentimetres\b/g, ['centimeters', 'cm']),
	synonym(/\blitres\b/g, ['liters']),
	synonym(/\bkilograms\b/g, ['kg', 'kilos']),
];

/** Sentences that say nothing of the question; NAME is a person of the problem. */
export const asides: Lists = {
	known: [
		'It is a sunny day.',
		'It is raining outside.',
		'NAME is in a good mood.',
		'NAME has a cat called Whiskers.',
		'NAME likes maths.',
		'NAME lives near the sea.',
		'This is not the first time.',
		'Everyone is happy about it.',
		'NAME has planned this for a long time.',
		'School is over for today.',
		'The weather is cold.',
		'NAME asks a neighbor for advice.',
		'NAME writes everything down.',
		'It is the weekend.',
		'NAME loves the color green.',
		'Everybody is looking forward to it.',
	],
	new: [
		'The birds are singing.',
		'NAME cannot wait to begin.',
		'The radio is playing an old song.',
		'A dog is sleeping in the corner.',
		'NAME whistles a tune.',
	],
};

/** What may stand before `how many …`, once the question's words are put in order. */
export const orders: Lists = {
	known: ['Find', 'Work out', 'Calculate', 'Find out', 'Tell me'],
	new: ['Determine', 'Figure out', 'Say'],
};

/** Words that open a step of a solution. */
export const openers: readonly string[] = [
	'So',
	'Then',
	'Next,',
	'Now',
	'This means',
	'After that,',
	'Therefore',
];
