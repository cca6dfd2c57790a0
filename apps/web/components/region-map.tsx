import { Chart } from '../charts/chart.tsx'
import { regionChart, SHADES } from '../charts/region-chart.ts'
import type { Lang } from '../lib/lang.ts'
import type { RegionRow } from '../lib/region.ts'
import { romanise } from '../lib/region-name.ts'
import { messagesIn } from '../messages/index.ts'

interface Props {
  readonly lang: Lang
  readonly year: number
  readonly rows: readonly RegionRow[]
}

/** The regions of the table beside it, by how much is known and how much of that is missing; one alone needs no map. */
export function RegionMap({ lang, year, rows }: Props) {
  const t = messagesIn(lang)
  if (rows.length < 2) return null
  const areas = rows.map(({ division, agencies, notFiled }) => {
    const name = division?.name ?? t.ownAgencies
    return {
      name: (lang === 'en' && division && romanise(name)) || name,
      agencies,
      notFiled,
      detail: t.regionArea(name, agencies, notFiled),
    }
  })
  return (
    <div>
      <Chart lang={lang} spec={regionChart(t.regionsBelow, areas)} summary={t.regionMap(year)} />
      <p className="soft small chart-note">{t.regionMapNote}</p>
      <ul className="shades small">
        {SHADES.map(({ label, color }) => (
          <li key={label}>
            <span style={{ background: color }} /> {label}
          </li>
        ))}
      </ul>
    </div>
  )
}
