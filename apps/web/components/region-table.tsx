import { formatNumber } from '../lib/format.ts'
import { hrefIn, type Lang } from '../lib/lang.ts'
import type { RegionRow, RegionRows } from '../lib/region.ts'
import { regionName } from '../lib/region-name.ts'
import { messagesIn } from '../messages/index.ts'
import { RegionName } from './region-name.tsx'

interface Props extends RegionRows {
  readonly lang: Lang
  readonly year: number
}

function Row({ lang, year, row }: Pick<Props, 'lang' | 'year'> & { readonly row: RegionRow }) {
  const t = messagesIn(lang)
  const { division, agencies, filed, notFiled } = row
  return (
    <tr>
      <th scope="row">
        {division ? (
          <a href={hrefIn(lang, `/regions/${division.code}?year=${year}`)}>
            <RegionName lang={lang} name={division.name} />
          </a>
        ) : (
          t.ownAgencies
        )}
        <span className="meter" aria-hidden="true">
          <span style={{ width: `${(100 * filed) / agencies}%` }} />
        </span>
      </th>
      <td className="num">{formatNumber(agencies, lang)}</td>
      <td className="num">{formatNumber(filed, lang)}</td>
      <td className="num">{formatNumber(notFiled, lang)}</td>
    </tr>
  )
}

/** Who has filed in each region below one; a region of which no agency is known is named, and has no figures. */
export function RegionTable({ lang, year, rows, unknown }: Props) {
  const t = messagesIn(lang)
  return (
    <>
      {rows.length > 0 && (
        <table className="region-table">
          <caption className="visually-hidden">{t.regionTableOf(year)}</caption>
          <thead>
            <tr>
              <th scope="col">{t.region}</th>
              <th scope="col" className="num">
                {t.knownAgencies}
              </th>
              <th scope="col" className="num">
                {t.filed}
              </th>
              <th scope="col" className="num">
                {t.notFiled}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.division?.code ?? ''} lang={lang} year={year} row={row} />
            ))}
          </tbody>
        </table>
      )}
      {unknown.length > 0 && (
        <details className="unknown-regions">
          <summary>{t.regionsUnknown(unknown.length)}</summary>
          <p className="small soft">
            {unknown.map(({ name }) => regionName(name, lang)).join(lang === 'zh' ? '、' : ', ')}
          </p>
        </details>
      )}
    </>
  )
}
