import type { ArrivalsQuery } from '../generated/graphql.ts'
import { formatDate, formatNumber } from '../lib/format.ts'
import { hrefIn, type Lang } from '../lib/lang.ts'
import { messagesIn } from '../messages/index.ts'
import { Section } from './section.tsx'

type Change = ArrivalsQuery['changes']['nodes'][number]

const KINDS = { FIRST: 'first', RESTATED: 'restated', REREAD: 'reread', WITHDRAWN: 'withdrawn' } as const

/** What is otherwise than before; nothing for a first report, of which all is. */
const differencesOf = (lang: Lang, { changedCells, findingsAdded, findingsRemoved }: Change): string => {
  const t = messagesIn(lang)
  const moved = findingsAdded.length + findingsRemoved.length > 0
  return [
    changedCells > 0 ? t.cellsChanged(formatNumber(changedCells, lang)) : '',
    moved ? t.findingsChanged(findingsAdded.length, findingsRemoved.length) : '',
  ]
    .filter(Boolean)
    .join(' · ')
}

function Row({ lang, change }: { readonly lang: Lang; readonly change: Change }) {
  const t = messagesIn(lang)
  const { agency, report, year, kind } = change
  const to = report ? `/reports/${report.id}${kind === 'FIRST' ? '' : '#versions'}` : `/agencies/${agency.id}`
  return (
    <tr>
      <th scope="row">
        <a href={hrefIn(lang, to)}>
          <span lang="zh-CN">{agency.name}</span> · {t.yearOf(year)}
        </a>
      </th>
      <td>{t.changeKinds[KINDS[kind]]}</td>
      <td className="soft">{differencesOf(lang, change)}</td>
    </tr>
  )
}

/** The newest changes may be of ingests before the last one, which are not what is spoken of. */
const changesOf = ({ lastIngest, changes }: ArrivalsQuery): readonly Change[] =>
  changes.nodes.filter(({ at }) => lastIngest !== null && Date.parse(at) >= Date.parse(lastIngest.beganAt))

/** What changed with the last ingest: how much of each kind, and the newest of it by name. */
export function Arrivals({ lang, arrivals }: { readonly lang: Lang; readonly arrivals: ArrivalsQuery }) {
  const t = messagesIn(lang)
  const { lastIngest } = arrivals
  if (!lastIngest) return null
  const rows = changesOf(arrivals)
  const counts = [lastIngest.first, lastIngest.restated, lastIngest.reread, lastIngest.withdrawn] as const
  const unnamed = counts.reduce((sum, count) => sum + count) - rows.length
  const [first, restated, reread, withdrawn] = counts.map((count) => formatNumber(count, lang))
  const day = t.arrivalsOf(formatDate(lastIngest.at, lang))
  return (
    <Section id="arrivals" heading={t.arrivalsHeading} beside={<span className="soft small">{day}</span>}>
      <p>{t.arrivalsSummary(first ?? '', restated ?? '', reread ?? '', withdrawn ?? '')}</p>
      <table className="arrivals">
        <caption className="visually-hidden">{t.arrivalsHeading}</caption>
        <thead className="visually-hidden">
          <tr>
            <th scope="col">{t.agency}</th>
            <th scope="col">{t.changeKind}</th>
            <th scope="col">{t.change}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((change) => (
            <Row key={change.id} lang={lang} change={change} />
          ))}
        </tbody>
      </table>
      {unnamed > 0 && <p className="soft small">{t.moreArrivals(formatNumber(unnamed, lang))}</p>}
    </Section>
  )
}
