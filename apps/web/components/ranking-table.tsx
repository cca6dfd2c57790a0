import { BASES, type Metric, UNITS } from '@gongkai/schema/metrics'
import { reportAnchor } from '../lib/fact.ts'
import { formatNumber } from '../lib/format.ts'
import { hrefIn, type Lang } from '../lib/lang.ts'
import { isVolume, type RankingRow } from '../lib/ranking.ts'
import { messagesIn } from '../messages/index.ts'
import { DisputedTag } from './disputed-tag.tsx'

interface Props {
  readonly lang: Lang
  readonly metric: Metric
  readonly year: number
  readonly rows: readonly RankingRow[]
}

type RowProps = Omit<Props, 'rows' | 'year'> & { readonly row: RankingRow }

function Previous({ row, lang }: Pick<RowProps, 'row' | 'lang'>) {
  const t = messagesIn(lang)
  const { previousValue, previousRank } = row
  return (
    <>
      <td
        className="num previous"
        data-label={t.previousValue}
        data-empty={previousValue === null || undefined}
        title={previousValue === null ? t.noPrevious : undefined}
      >
        {previousValue === null ? t.none : formatNumber(previousValue, lang)}
      </td>
      <td className="num previous" data-label={t.previousRank} data-empty={previousRank === null || undefined}>
        {previousRank === null ? t.none : formatNumber(previousRank, lang)}
      </td>
    </>
  )
}

function Row({ row, metric, lang }: RowProps) {
  const t = messagesIn(lang)
  return (
    <tr>
      <td className="num rank">{row.rank}</td>
      <th scope="row">
        <a href={hrefIn(lang, `/agencies/${row.agency.id}`)}>{row.agency.name}</a>
        {row.isDisputed && <DisputedTag reportId={row.reportId} lang={lang} />}
      </th>
      <td className="num">
        {row.isApproximate && <span className="soft small">{t.approximateMark} </span>}
        <a href={hrefIn(lang, `/reports/${row.reportId}#${reportAnchor(metric.key)}`)} title={t.figureInSource}>
          {formatNumber(row.value, lang)}
        </a>
      </td>
      {isVolume(metric) && (
        <td className="previous" data-label={t.basis}>
          {row.basis && BASES[row.basis][lang]}
        </td>
      )}
      <Previous row={row} lang={lang} />
    </tr>
  )
}

export function RankingTable({ lang, metric, year, rows }: Props) {
  const t = messagesIn(lang)
  if (rows.length === 0) return <p>{t.noRows}</p>
  return (
    <div className="table-scroll">
      <table className="ranking-table">
        <caption className="visually-hidden">{t.tableOf(metric.label[lang], year)}</caption>
        <thead>
          <tr>
            <th scope="col" className="num">
              {t.rank}
            </th>
            <th scope="col">{t.agency}</th>
            <th scope="col" className="num">
              {t.valueIn(UNITS[metric.unit][lang])}
            </th>
            {isVolume(metric) && <th scope="col">{t.basis}</th>}
            <th scope="col" className="num">
              {t.previousValue}
            </th>
            <th scope="col" className="num">
              {t.previousRank}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.agency.id} row={row} metric={metric} lang={lang} />
          ))}
        </tbody>
      </table>
    </div>
  )
}
