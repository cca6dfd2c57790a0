import { BASES, LEVELS, METRICS, MINIMUM_CASES, RATES, SECTORS } from '@gongkai/schema/metrics'
import type { ChosenAgency } from '../../../components/embed-agencies.tsx'
import { type Choice, EmbedBuilder, type Field } from '../../../components/embed-builder.tsx'
import { choicesOf } from '../../../components/filter-form.tsx'
import { page } from '../../../components/page.tsx'
import { Shell } from '../../../components/shell.tsx'
import { readConfig } from '../../../config.ts'
import { refusalOf } from '../../../embed/no-chart.ts'
import { EmbedAgenciesDocument, FilterOptionsDocument, type FilterOptionsQuery } from '../../../generated/graphql.ts'
import { AGENCY_READERS, type SearchParams } from '../../../lib/address-state.ts'
import { request } from '../../../lib/backend.ts'
import { queryOf } from '../../../lib/embed-choice.ts'
import { type ContrastResult, contrastsOf, EMBED_COLOURS, type Scheme } from '../../../lib/embed-colours.ts'
import {
  EMBED_KINDS,
  type EmbedKind,
  GROUPINGS,
  MAX_COMPARED,
  MAX_HEIGHT,
  MEASURES,
  MIN_HEIGHT,
  PARAMETERS_OF,
  parseEmbedState,
} from '../../../lib/embed-state.ts'
import { hrefIn, LANGS, type Lang } from '../../../lib/lang.ts'
import { slugOf } from '../../../lib/ranking-state.ts'
import { findRate } from '../../../lib/ranking-subject.ts'
import { regionOptions, regionVariables } from '../../../lib/region-options.ts'
import { requestOrigin } from '../../../lib/request-origin.ts'
import { type EmbedMessages, embedMessagesIn } from '../../../messages/embed.ts'

const INDENT = '\u3000'
const DEFAULT_METRIC = 'permits'

const named = (names: Readonly<Record<string, string>>): Choice[] =>
  Object.entries(names).map(([value, label]) => ({ value, label }))
const chosenOf = (all: object, names: Readonly<Record<string, string>>) =>
  named(names).filter(({ value }) => value in all)
/** What stands for choosing nothing. */
const orNone = (label: string, choices: readonly Choice[]): Choice[] => [{ value: '', label }, ...choices]

const textOf = (query: SearchParams, name: string): string => {
  const value = query[name]
  return Array.isArray(value) ? value.join(' ') : (value ?? '')
}

/** Pages name a rate where they name a metric. */
const chosenIn = (query: SearchParams, name: string): string => {
  const rate = findRate(textOf(query, 'metric'))
  if (!rate || !['metric', 'rate'].includes(name)) return textOf(query, name)
  return name === 'rate' ? rate : ''
}

/** As six digits, below which further ones are offered. */
const chosenRegion = (query: SearchParams) => AGENCY_READERS.region(textOf(query, 'region'))

/** The agencies whose ids an address gives; an id that nobody has stands for nothing. */
const chosenAgencies = async (text: string): Promise<ChosenAgency[]> => {
  const ids = text.split(/[\s,]+/).filter(Boolean)
  if (ids.length === 0) return []
  const { agencies } = await request(EmbedAgenciesDocument, { ids })
  return ids.flatMap((id) => agencies.nodes.find((agency) => agency.id === id) ?? [])
}

/** The fields that need more words than their label. */
const hintsOf = (
  { agencies }: FilterOptionsQuery,
  words: EmbedMessages['builder'],
): Readonly<Record<string, string>> => (agencies.totalCount > agencies.nodes.length ? { region: words.regionHint } : {})

/** Why what is chosen can be no chart, as far as its address alone tells. */
const findRefusal = (kind: EmbedKind, fields: readonly Field[], agencies: readonly ChosenAgency[]) => {
  const choices = new Map(fields.map(({ name, value }) => [name, value]))
  choices.set('agency', agencies.map(({ id }) => id).join(' '))
  const parsed = parseEmbedState(kind, new URLSearchParams(queryOf(choices, PARAMETERS_OF[kind])))
  return 'problem' in parsed ? refusalOf(parsed.problem, parsed.lang).message : undefined
}

/** Every field; which of them a kind takes is decided where the kind is chosen. */
const fieldsOf = (lang: Lang, query: SearchParams, options: FilterOptionsQuery): Field[] => {
  const t = embedMessagesIn(lang)
  const words = t.builder
  const regions = regionOptions(options).map(({ code, name, depth }) => ({
    value: code,
    label: INDENT.repeat(depth) + name,
  }))
  const metrics = METRICS.map(({ key, label }) => ({ value: slugOf(key), label: label[lang] }))
  const choices: Readonly<Record<string, readonly Choice[] | undefined>> = {
    metric: metrics,
    rate: orNone(
      words.noRate,
      Object.entries(RATES).map(([value, { label }]) => ({ value, label: label[lang] })),
    ),
    year: orNone(
      words.newest,
      options.years.map((year) => ({ value: String(year), label: String(year) })),
    ),
    minimum: undefined,
    region: orNone(words.all, regions),
    level: orNone(words.all, choicesOf(LEVELS, lang)),
    sector: orNone(words.all, choicesOf(SECTORS, lang)),
    basis: orNone(words.all, choicesOf(BASES, lang)),
    by: chosenOf(GROUPINGS, t.groupings),
    measure: chosenOf(MEASURES, t.measures),
    direction: orNone(words.descending, [{ value: 'asc', label: words.ascending }]),
    first: ['5', '10', '20', '50'].map((value) => ({ value, label: value })),
    lang: LANGS.map((value) => ({ value, label: words.languages[value] })),
    theme: named(words.themes),
    height: undefined,
    asOf: undefined,
    interactive: orNone(words.off, [{ value: '1', label: words.on }]),
  }
  const defaults: Readonly<Record<string, string>> = {
    metric: DEFAULT_METRIC,
    first: '10',
    minimum: String(MINIMUM_CASES),
    lang,
    theme: 'auto',
    height: '480',
  }
  const hints = hintsOf(options, words)
  return Object.entries(choices).map(([name, given]) => ({
    name,
    label: words[name as keyof Pick<EmbedMessages['builder'], 'metric' | 'year'>],
    value: (name === 'region' ? chosenRegion(query) : chosenIn(query, name)) || defaults[name] || '',
    ...(given && { choices: given }),
    ...(hints[name] && { hint: hints[name] }),
  }))
}

function ContrastTable({ lang, scheme }: { readonly lang: Lang; readonly scheme: Scheme }) {
  const { builder: words } = embedMessagesIn(lang)
  const rowOf = ({ role, on, ratio, isEnough }: ContrastResult) => (
    <tr key={role + on}>
      <th scope="row">
        {words.roles[role]} / {words.roles[on]}
      </th>
      <td className="num">{ratio.toFixed(1)}</td>
      <td>{isEnough ? words.enough : words.tooLittle}</td>
    </tr>
  )
  return (
    <table className="contrasts">
      <caption>{words.themes[scheme]}</caption>
      <tbody>{contrastsOf(scheme).map(rowOf)}</tbody>
    </table>
  )
}

export default page(async ({ lang, query }) => {
  const { builder: words } = embedMessagesIn(lang)
  const options = await request(FilterOptionsDocument, regionVariables(chosenRegion(query)))
  const agencies = await chosenAgencies(textOf(query, 'agency'))
  const asked = textOf(query, 'kind')
  const kind: EmbedKind = Object.hasOwn(EMBED_KINDS, asked) ? (asked as EmbedKind) : 'ranking'
  const fields = fieldsOf(lang, query, options)
  return (
    <Shell lang={lang} path="/embed" title={words.title} description={words.lead}>
      <h1>{words.title}</h1>
      <p className="lead">{words.lead}</p>
      <EmbedBuilder
        words={words}
        path={hrefIn(lang, '/embed')}
        origin={await requestOrigin()}
        kinds={named(words.kinds)}
        kind={kind}
        fields={fields}
        agencies={agencies}
        mostCompared={MAX_COMPARED}
        heights={{ least: MIN_HEIGHT, most: MAX_HEIGHT }}
        needsSignature={readConfig().signingKeys.length > 0}
        suggestionsPath={hrefIn(lang, '/suggestions')}
        takes={PARAMETERS_OF}
        refusal={findRefusal(kind, fields, agencies)}
      />
      <section className="section" aria-labelledby="contrast">
        <h2 id="contrast">{words.contrast}</h2>
        <p className="small soft">{words.contrastLead}</p>
        <div className="contrast-tables">
          {(Object.keys(EMBED_COLOURS) as Scheme[]).map((scheme) => (
            <ContrastTable key={scheme} lang={lang} scheme={scheme} />
          ))}
        </div>
      </section>
    </Shell>
  )
})
