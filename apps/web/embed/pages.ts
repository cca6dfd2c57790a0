/** An embed as bytes: asked for, drawn and kept, and asked again whether it still holds. */
import { LRUCache } from 'lru-cache'
import { EmbedYearsDocument, type EmbedYearsQuery, type TypedDocumentString } from '../generated/graphql.ts'
import { BackendError, BackendUnreachable } from '../lib/backend.ts'
import { BadAddress } from '../lib/bad-address.ts'
import type { EmbedState } from '../lib/embed-state.ts'
import { dayInChina } from '../lib/format.ts'
import { embedMessagesIn } from '../messages/embed.ts'
import { messagesIn } from '../messages/index.ts'
import { type Answer, ask } from './backend.ts'
import { Body } from './body.ts'
import { dispositionOf, FORMATS, needsOf } from './formats.ts'
import { KINDS } from './kinds.ts'
import { NoChart, nothingHas } from './no-chart.ts'
import { headersOf, KEPT, NOT_KEPT } from './policy.ts'
import { dayOf, type Setting } from './setting.ts'

/** One embed in one format. */
export interface Wanted {
  /** One of FORMATS. */
  readonly format: string
  readonly setting: Setting
  readonly origins: string
}

export interface Page {
  readonly body: Body
  /** Of the chart. */
  readonly title: string
}

interface Kept extends Page {
  readonly etag: string | undefined
  /** The day it says its figures are of. */
  readonly day: string
}

/** For so long an embed is sent without asking the API; then it is sent once more while the API is asked. */
const FRESH_MS = 5_000
/** An embed that nobody asked for in so long is not sent before the API was. */
const STALE_MS = 600_000
const MAX_BYTES = 64 * 2 ** 20
const ENTRY_BYTES = 1_000

const YEARS = EmbedYearsDocument as TypedDocumentString<unknown, unknown>

export class Pages {
  readonly #kept: LRUCache<string, Kept, Wanted>

  constructor() {
    this.#kept = new LRUCache<string, Kept, Wanted>({
      maxSize: MAX_BYTES,
      sizeCalculation: ({ body }, key) => body.size + 2 * key.length + ENTRY_BYTES,
      ttl: FRESH_MS,
      perf: { now: () => Date.now() },
      allowStale: true,
      noDeleteOnStaleGet: true,
      fetchMethod: (_key, kept, { context }) => this.#make(context, kept),
    })
  }

  /** What is kept and needs no asking. */
  find(key: string): Body | undefined {
    return this.#kept.getRemainingTTL(key) > 0 ? this.#kept.get(key)?.body : undefined
  }

  /** Throws NoChart. */
  get(key: string, wanted: Wanted): Promise<Page> {
    const isForgotten = this.#kept.getRemainingTTL(key) < -STALE_MS
    return this.#kept.forceFetch(key, { context: wanted, allowStale: !isForgotten })
  }

  async #make(wanted: Wanted, kept: Kept | undefined): Promise<Kept> {
    try {
      return await this.#makeAnew(wanted, kept)
    } catch (error) {
      // Better the figures of some minutes ago, which say of when they are, than none.
      if (kept && isFailure(error)) return kept
      throw asNoChart(error, wanted.setting.state)
    }
  }

  async #makeAnew({ format, setting, origins }: Wanted, kept: Kept | undefined): Promise<Kept> {
    const day = dayInChina(setting.now)
    const year = await yearOf(setting)
    const question = { state: setting.state, year }
    const kind = KINDS[setting.kind]
    const answer = await ask(kind.query(question), kept?.day === day ? kept.etag : undefined)
    if (!answer) return kept as Kept
    const chart = kind.read(answer.data, setting.state)
    const writer = FORMATS[format] as (typeof FORMATS)[string]
    const headers = {
      // Who sends a signed one says for how long its signature holds yet.
      ...headersOf(writer.type, setting.proof ? NOT_KEPT : KEPT, origins, needsOf(writer, setting)),
      ...dispositionOf(writer, setting),
    }
    const body = new Body(200, await writer.write(chart, setting), headers)
    return { body, title: chart.title, etag: answer.etag, day }
  }
}

/**
 * What today’s figures of a frozen embed are set beside must be of its own year, not of the newest of today. Throws NoChart
 * where nothing was there yet.
 */
const yearOf = async (setting: Setting): Promise<number | undefined> => {
  const { year, asOf, lang } = setting.state
  if (year !== undefined || asOf === undefined || setting.kind === 'trend') return year
  const { data } = (await ask({ document: YEARS, variables: { asOf } })) as Answer
  const [newest] = (data as EmbedYearsQuery).years
  if (newest === undefined) throw new NoChart(404, embedMessagesIn(lang).nothingYet(dayOf(setting)))
  return newest
}

/** Nothing is there, or an id is none; other refusals, such as that of an API of another build, are faults of ours. */
const ABSENT = ['NOT_FOUND', 'BAD_USER_INPUT']
const isAbsence = (error: unknown) => error instanceof BackendError && ABSENT.includes(error.code)
const isFailure = (error: unknown) =>
  error instanceof BackendUnreachable || (error instanceof BackendError && !isAbsence(error))

const asNoChart = (error: unknown, { lang, agency, region = '' }: EmbedState): unknown => {
  if (isFailure(error)) return new NoChart(503, messagesIn(lang).unreachableTitle)
  if (error instanceof BadAddress) return nothingHas('region', region, lang)
  if (!isAbsence(error)) return error
  return agency.length > 0
    ? nothingHas('agency', agency.join(' '), lang)
    : new NoChart(404, embedMessagesIn(lang).notFound)
}
