import { type Metric, UNITS } from '@gongkai/schema/metrics'
import { hrefIn, type Lang } from '../lib/lang.ts'
import { METRIC_SECTIONS, type MetricRow, type MetricSection } from '../lib/metric-groups.ts'
import { slugOf } from '../lib/ranking-state.ts'
import { messagesIn } from '../messages/index.ts'

interface LangProps {
  readonly lang: Lang
}

function MetricItem({ lang, metric }: LangProps & { readonly metric: Metric }) {
  const t = messagesIn(lang)
  const { label, definition, legalBasis, unit, forms, key } = metric
  return (
    <li id={`metric-${key}`}>
      <a href={hrefIn(lang, `/rankings/${slugOf(key)}`)}>{label[lang]}</a>
      <p>{definition[lang]}</p>
      <p className="soft">
        {t.unit} {UNITS[unit][lang]} · {t.method.formsOf} {forms.join(', ') || t.method.noForm} · <code>{key}</code>
      </p>
      <p className="soft" lang="zh-CN">
        {legalBasis}
      </p>
    </li>
  )
}

function Row({ lang, row }: LangProps & { readonly row: MetricRow }) {
  return (
    <details className="metric-row">
      <summary>
        {row.label[lang]} <span className="soft small">{messagesIn(lang).method.figuresOf(row.metrics.length)}</span>
      </summary>
      <ul>
        {row.metrics.map((metric) => (
          <MetricItem key={metric.key} lang={lang} metric={metric} />
        ))}
      </ul>
    </details>
  )
}

const headingOf = ({ heading }: MetricSection, lang: Lang) => {
  if (!heading) return messagesIn(lang).method.narrative
  return lang === 'zh' ? `${heading.number}${heading.zh}` : heading.en
}

/** Every metric of the catalogue, in the order of the form. */
export function MetricIndex({ lang }: LangProps) {
  return METRIC_SECTIONS.map((section) => (
    <section key={section.key} className="metric-section">
      <h3>{headingOf(section, lang)}</h3>
      {section.rows.map((row) => (
        <Row key={row.key} lang={lang} row={row} />
      ))}
    </section>
  ))
}
