/** What a synthetic report says in words: its own sentences, and the figures that the tables give too. */
import type { Random } from '../../packages/parser/test/render/index.ts'
import type { SyntheticAgency } from './country.ts'
import { randomOf } from './distributions.ts'
import type { Values } from './figures.ts'
import {
  DECISIONS,
  FEES,
  MANNERS,
  NO_REQUESTS,
  NOTICE,
  PARAGRAPHS,
  PERIOD,
  PROBLEMS,
  REQUESTS_RECEIVED,
  RESULTS,
  SYNONYMS,
  VOLUMES,
  WE,
} from './wording.ts'

export interface Narrative {
  readonly overview: readonly string[]
  readonly problems: readonly string[]
  readonly other: readonly string[]
}

const filled = (sentence: string, fillings: Readonly<Record<string, string | number>>) =>
  sentence.replace(/\{(\w+)\}/g, (place, name: string) => String(fillings[name] ?? place))

/** The sentences an agency wrote in a year; another agency that copies them says the same of itself. */
export interface Prose {
  readonly paragraphs: readonly string[]
  readonly problems: readonly string[]
}

const SENTENCES_OF_A_PARAGRAPH = 2

export function proseOf({ index, department }: SyntheticAgency, seed: number, year: number): Prose {
  const random = randomOf(seed, 'prose', index, year)
  const we = random.pick(WE)
  const said = (sentences: readonly string[], number: number) =>
    shuffled(random, sentences)
      .slice(0, number)
      .map((sentence) => filledAtRandom(sentence, department.topics, we, random))
      .join('')
  return {
    paragraphs: PARAGRAPHS.map((sentences) => said(sentences, SENTENCES_OF_A_PARAGRAPH)),
    problems: [said(PROBLEMS, SENTENCES_OF_A_PARAGRAPH)],
  }
}

function filledAtRandom(sentence: string, topics: readonly string[], we: string, random: Random): string {
  const [topic = '', topic2 = ''] = shuffled(random, topics)
  const fillings = { topic, topic2, we, manner: random.pick(MANNERS), result: random.pick(RESULTS) }
  return filled(varied(sentence, random), { ...fillings, n: random.integer(2, 9) })
}

const WORDS = new RegExp(Object.keys(SYNONYMS).join('|'), 'g')
const varied = (sentence: string, random: Random) =>
  sentence.replace(WORDS, (word) => random.pick(SYNONYMS[word] ?? [word]))

function shuffled<T>(random: Random, items: readonly T[]): T[] {
  return items
    .map((item) => [random.next(), item] as const)
    .sort(([a], [b]) => a - b)
    .map(([, item]) => item)
}

/** `says` may give a figure that the tables do not, as careless reports do. */
export function narrativeOf(
  prose: Prose,
  year: number,
  volume: number,
  values: Values,
  says: Readonly<Record<string, number>> = {},
): Narrative {
  const figure = (metric: string) => says[metric] ?? values.get(metric) ?? null
  const requests = figure('requests.received.total')
  const [permits, penalties] = [figure('permits.decisions'), figure('penalties.decisions')]
  const fillings = { year, volume, n: requests ?? 0, permits: permits ?? 0, penalties: penalties ?? 0 }
  const facts = [
    VOLUMES[year % VOLUMES.length] as string,
    ...(permits === null || penalties === null ? [] : [DECISIONS]),
    ...(requests === null ? [] : [requests === 0 ? NO_REQUESTS : REQUESTS_RECEIVED]),
  ]
  return {
    overview: [PERIOD, facts.join(''), ...prose.paragraphs].map((paragraph) => filled(paragraph, fillings)),
    problems: prose.problems,
    other: [FEES, NOTICE].map((sentence) => filled(sentence, fillings)),
  }
}
