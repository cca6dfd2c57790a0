/** Lines over years as ApexCharts draws them: places in per cent of the plot, so that they fit every width without a script. */
import { formatCompact } from '../lib/format.ts'
import type { Lang } from '../lib/lang.ts'
import type { ChartPoint, ChartSpec } from './chart-spec.ts'
import { extentOf, partOf, percent } from './extent.ts'
import { ticksOver } from './ticks.ts'

interface Props {
  readonly spec: ChartSpec
  readonly lang: Lang
}

/** One line: its points that have a value, by where they are. */
interface Run {
  readonly name: string
  readonly isPeers: boolean
  readonly isSquare: boolean
  readonly points: readonly { readonly at: number; readonly value: number; readonly point: ChartPoint }[]
}

/** More years than this have no room for a figure at each point, nor for the name of each year. */
const MOST_LABELS = 10
const OWN_RADIUS = 5
const PEER_RADIUS = 3

const runsOf = ({ series, stroke, markers }: ChartSpec): Run[] =>
  series.map(({ name, data }, i) => ({
    name,
    isPeers: Array.isArray(stroke?.dashArray) && stroke.dashArray[i] !== 0,
    isSquare: Array.isArray(markers?.shape) && markers.shape[i] === 'square',
    points: data.flatMap((point, at) => (point.y === null ? [] : [{ at, value: point.y, point }])),
  }))

function Mark({ x, y, run: { isPeers, isSquare } }: { readonly x: string; readonly y: string; readonly run: Run }) {
  const radius = isPeers ? PEER_RADIUS : OWN_RADIUS
  const className = isPeers ? 'mark peers' : 'mark'
  if (!isSquare) return <circle className={className} cx={x} cy={y} r={radius} />
  const size = 2 * radius - 1
  return (
    <rect
      className={className}
      x={x}
      y={y}
      width={size}
      height={size}
      transform={`translate(${-size / 2} ${-size / 2})`}
    />
  )
}

/** Once for each name, however often its line breaks. */
function Legend({ runs }: { readonly runs: readonly Run[] }) {
  const named = runs.filter(({ name }, i) => runs.findIndex((run) => run.name === name) === i)
  return (
    <ul className="legend">
      {named.map((run) => (
        <li key={run.name}>
          <svg width="20" height="12" aria-hidden="true">
            <line className={run.isPeers ? 'run peers' : 'run'} x1="0" x2="20" y1="6" y2="6" />
            <Mark x="10" y="6" run={run} />
          </svg>
          {run.name}
        </li>
      ))}
    </ul>
  )
}

export function TrendDrawing({ spec, lang }: Props) {
  const runs = runsOf(spec)
  const years = spec.series[0]?.data.map(({ x }) => x) ?? []
  const ticks = ticksOver(extentOf(runs.flatMap(({ points }) => points)))
  const scale = { least: ticks[0] ?? 0, most: ticks.at(-1) ?? 1 }
  const x = (at: number) => percent((at + 0.5) / years.length)
  const y = (value: number) => percent(1 - partOf(value, scale))
  const every = Math.ceil(years.length / MOST_LABELS)
  return (
    <div className="lines" style={{ height: spec.chart.height }} aria-hidden="true">
      <Legend runs={runs} />
      <svg className="plot" aria-hidden="true">
        {ticks.map((tick) => (
          <g key={tick}>
            <line className="grid" x1="0" x2="100%" y1={y(tick)} y2={y(tick)} />
            <text className="scale" dx="-8" y={y(tick)} dy="0.35em" textAnchor="end">
              {formatCompact(tick, lang)}
            </text>
          </g>
        ))}
        {years.map(
          (year, at) =>
            at % every === 0 && (
              <text key={year} className="scale" x={x(at)} y="100%" dy="20" textAnchor="middle">
                {year}
              </text>
            ),
        )}
        {runs.map((run) =>
          run.points.slice(1).map(({ at, value }, i) => {
            const before = run.points[i]
            // A year without a figure breaks the line, as a change of form does.
            if (before?.at !== at - 1) return null
            const className = run.isPeers ? 'run peers' : 'run'
            return (
              <line
                key={`${run.name} ${at}`}
                className={className}
                x1={x(before.at)}
                y1={y(before.value)}
                x2={x(at)}
                y2={y(value)}
              />
            )
          }),
        )}
        {runs.map((run) =>
          run.points.map(({ at, value, point }) => (
            <g key={`${run.name} ${at}`}>
              <title>{point.detail}</title>
              <Mark x={x(at)} y={y(value)} run={run} />
              {every === 1 && point.label && (
                <text className="value" x={x(at)} y={y(value)} dy="-11" textAnchor="middle">
                  {point.label}
                </text>
              )}
            </g>
          )),
        )}
      </svg>
    </div>
  )
}
