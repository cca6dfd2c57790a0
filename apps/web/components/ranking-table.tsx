import { BASES } from '@gongkai/schema/metrics'
import type { ReactNode } from 'react'
import { reportAnchor } from '../lib/fact.ts'
import { formatNumber, formatRate, formatShare } from '../lib/format.ts'
import { hrefIn, type Lang } from '../lib/lang.ts'
import { climbOf, isVolume, type Measure, type RankingRow } from '../lib/ranking.ts'
import { figureOf, hasShares, type RankingSubject, unitOf } from '../lib/ranking-subject.ts'
import { messagesIn } from '../messages/index.ts'
import { DoubtTags } from './doubt-tags.tsx'

interface Props {
  readonly lang: Lang
  readonly subject: RankingSubject
  readonly year: number
  readonly measure: Measure
  readonly rows: readonly RankingRow[]
  /** The agency whose row is marked. */
  readonly around?: string | undefined
}

type RowProps = Omit<Props, 'rows' | 'year'> & { readonly row: RankingRow }

/** Where an address leads that asks for the place of an agency. */
export const PLACE = 'place'

interface Column {
  readonly label: string
  /** What a row has in it; null where it has nothing, with the reason in `emptyTitle`. */
  readonly cell: (row: RankingRow) => ReactNode | null
  readonly emptyTitle?: string
  /** Words rather than a figure. */
  readonly isText?: boolean
}

const hasBasis = ({ metric }: RankingSubject) => metric !== undefined && isVolume(metric)

const Climb = ({ climb, lang }: { readonly climb: number; readonly lang: Lang }) => (
  <span className="climb" title={messagesIn(lang).climb(climb)}>
    <span aria-hidden="true">{`${climb > 0 ? '▲' : '▼'}${formatNumber(Math.abs(climb), lang)}`}</span>
    <span className="visually-hidden">{messagesIn(lang).climb(climb)}</span>
  </span>
)

const PreviousRank = ({
  row,
  rank,
  lang,
}: {
  readonly row: RankingRow
  readonly rank: number
  readonly lang: Lang
}) => {
  const climb = climbOf(row)
  return (
    <>
      {formatNumber(rank, lang)} {climb !== null && climb !== 0 && <Climb climb={climb} lang={lang} />}
    </>
  )
}

const casesOf = ({ cases }: RankingRow, lang: Lang) =>
  cases && `${formatNumber(cases.numerator, lang)} / ${formatNumber(cases.denominator, lang)}`

const intervalOf = ({ cases }: RankingRow, lang: Lang) =>
  cases?.interval ? `${formatRate(cases.interval.low, lang)}–${formatRate(cases.interval.high, lang)}` : null

/** What stands beside the figure: what it was divided from, else its share, or the count where the share leads. */
const besideFigure = ({ lang, subject, measure }: Omit<RowProps, 'row'>): Column[] => {
  const t = messagesIn(lang)
  if (measure === 'rate')
    return [
      { label: t.cases, cell: (row) => casesOf(row, lang) },
      { label: t.interval, cell: (row) => intervalOf(row, lang) },
    ]
  if (measure === 'share')
    return [{ label: t.valueIn(unitOf(subject, lang)), cell: (row) => formatNumber(row.value, lang) }]
  if (!hasShares(subject)) return []
  return [{ label: t.share, cell: ({ share }) => (share === null ? null : formatShare(share, lang)) }]
}

const columnsOf = ({ lang, subject, measure }: Omit<RowProps, 'row'>): Column[] => {
  const t = messagesIn(lang)
  const previous = (value: number) => (measure === 'rate' ? formatRate(value, lang) : formatNumber(value, lang))
  return [
    ...besideFigure({ lang, subject, measure }),
    ...(hasBasis(subject)
      ? [{ label: t.basis, cell: ({ basis }: RankingRow) => basis && BASES[basis][lang], isText: true }]
      : []),
    {
      label: t.previousValue,
      cell: ({ previousValue }) => (previousValue === null ? null : previous(previousValue)),
      emptyTitle: t.noPrevious,
    },
    {
      label: t.previousRank,
      cell: (row) =>
        row.previousRank === null ? null : <PreviousRank row={row} rank={row.previousRank} lang={lang} />,
    },
  ]
}

const shownFigure = ({ value, share }: RankingRow, measure: Measure, lang: Lang): string => {
  if (measure === 'count') return formatNumber(value, lang)
  if (measure === 'rate') return formatRate(value, lang)
  return share === null ? messagesIn(lang).none : formatShare(share, lang)
}

/** The rank, and below it how far it may move while figures are disputed or unreadable. */
function Rank({ row: { rank, rankRange }, lang }: Pick<RowProps, 'row' | 'lang'>) {
  const t = messagesIn(lang)
  const { best, worst } = rankRange
  return (
    <td className="num rank">
      {formatNumber(rank, lang)}
      {best !== worst && (
        <span className="rank-range" title={t.rankRange(best, worst)}>
          <span aria-hidden="true">
            {formatNumber(best, lang)}–{formatNumber(worst, lang)}
          </span>
          <span className="visually-hidden">{t.rankRange(best, worst)}</span>
        </span>
      )}
    </td>
  )
}

function Row({ row, columns, ...props }: RowProps & { readonly columns: readonly Column[] }) {
  const { lang, subject, measure, around } = props
  const t = messagesIn(lang)
  const mark = row.agency.id === around ? ({ id: PLACE, 'aria-current': 'true' } as const) : undefined
  return (
    <tr {...mark}>
      <Rank row={row} lang={lang} />
      <th scope="row">
        <a href={hrefIn(lang, `/agencies/${row.agency.id}`)} lang="zh-CN">
          {row.agency.name}
        </a>
        <DoubtTags row={row} lang={lang} />
      </th>
      <td className="num">
        {row.isApproximate && <span className="soft small">{t.approximateMark} </span>}
        <a href={hrefIn(lang, `/reports/${row.reportId}#${reportAnchor(figureOf(subject))}`)} title={t.figureInSource}>
          {shownFigure(row, measure, lang)}
        </a>
      </td>
      {columns.map(({ label, cell, emptyTitle, isText }) => {
        const shown = cell(row)
        return (
          <td
            key={label}
            className={isText ? 'previous' : 'num previous'}
            data-label={label}
            data-empty={shown === null || undefined}
            title={shown === null ? emptyTitle : undefined}
          >
            {shown ?? t.none}
          </td>
        )
      })}
    </tr>
  )
}

/** What in the table needs more words than its head has room for. */
function Notes({ lang, subject, rows }: Pick<Props, 'lang' | 'subject' | 'rows'>) {
  const t = messagesIn(lang)
  const notes = [
    hasShares(subject) && t.shareNote,
    rows.some(({ rankRange: { best, worst } }) => best !== worst) && t.rankRangeNote,
    rows.some(({ isUnusual }) => isUnusual) && t.unusualNote,
  ].filter((note) => note !== false)
  return notes.map((note) => (
    <p key={note} className="soft small chart-note">
      {note}
    </p>
  ))
}

export function RankingTable({ rows, year, ...props }: Props) {
  const { lang, subject, measure } = props
  const t = messagesIn(lang)
  if (rows.length === 0) return <p>{t.noRows}</p>
  const columns = columnsOf(props)
  const headingOf = { count: t.valueIn(unitOf(subject, lang)), share: t.share, rate: t.rate }
  return (
    <>
      <div className="table-scroll">
        <table className="stacking-table ranking-table">
          <caption className="visually-hidden">{t.tableOf(subject.label[lang], year)}</caption>
          <thead>
            <tr>
              <th scope="col" className="num">
                {t.rank}
              </th>
              <th scope="col">{t.agency}</th>
              <th scope="col" className="num">
                {headingOf[measure]}
              </th>
              {columns.map(({ label, isText }) => (
                <th key={label} scope="col" className={isText ? undefined : 'num'}>
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.agency.id} {...props} row={row} columns={columns} />
            ))}
          </tbody>
        </table>
      </div>
      <Notes lang={lang} subject={subject} rows={rows} />
    </>
  )
}
