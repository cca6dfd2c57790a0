import {
  BASES,
  COUNT_KINDS,
  FACT_STATES,
  type FactState,
  ITEM_MEASURES,
  METRICS,
  type Wording,
} from '@gongkai/schema/metrics'
import type { ReactNode } from 'react'
import { MetricIndex } from '../../../components/metric-index.tsx'
import { page } from '../../../components/page.tsx'
import { RuleIndex } from '../../../components/rule-index.tsx'
import { Section } from '../../../components/section.tsx'
import { Shell } from '../../../components/shell.tsx'
import { StateTag } from '../../../components/state-tag.tsx'
import { formatNumber } from '../../../lib/format.ts'
import type { Lang } from '../../../lib/lang.ts'
import { messagesIn } from '../../../messages/index.ts'

interface LangProps {
  readonly lang: Lang
}

const STATES = Object.keys(FACT_STATES) as FactState[]

const listed = (vocabulary: Readonly<Record<string, Wording>>, lang: Lang) =>
  Object.values(vocabulary)
    .map((wording) => wording[lang])
    .join(lang === 'zh' ? '、' : ', ')

function Points({ points }: { readonly points: readonly string[] }) {
  return (
    <ul className="points">
      {points.map((point) => (
        <li key={point}>{point}</li>
      ))}
    </ul>
  )
}

function States({ lang }: LangProps) {
  const t = messagesIn(lang).method
  return (
    <table className="state-meanings">
      <thead>
        <tr>
          <th scope="col">{t.state}</th>
          <th scope="col">{t.meaning}</th>
        </tr>
      </thead>
      <tbody>
        {STATES.map((state) => (
          <tr key={state}>
            <th scope="row">
              <StateTag state={state} lang={lang} />
            </th>
            <td>{t.states[state]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The parts of the page, in order; the contents list is made of them. */
const partsIn = (lang: Lang): { readonly id: string; readonly heading: string; readonly body: ReactNode }[] => {
  const t = messagesIn(lang).method
  const volume = [
    ...t.volume,
    t.volumeMeasures(ITEM_MEASURES.join(lang === 'zh' ? '、' : ', ')),
    t.volumeKinds(listed(COUNT_KINDS, lang)),
    t.volumeBasis(listed(BASES, lang)),
  ]
  return [
    { id: 'reading', heading: t.readingHeading, body: <Points points={t.reading} /> },
    {
      id: 'states',
      heading: t.statesHeading,
      body: (
        <>
          <p className="prose-width">{t.statesLead}</p>
          <States lang={lang} />
        </>
      ),
    },
    { id: 'volume', heading: t.volumeHeading, body: <Points points={volume} /> },
    { id: 'ranks', heading: t.ranksHeading, body: <Points points={t.ranks} /> },
    {
      id: 'rules',
      heading: t.rulesHeading,
      body: (
        <>
          <p className="prose-width">{t.rulesLead}</p>
          <RuleIndex lang={lang} />
        </>
      ),
    },
    { id: 'refusals', heading: t.refusalsHeading, body: <Points points={t.refusals} /> },
    {
      id: 'metrics',
      heading: t.metricsHeading,
      body: (
        <>
          <p className="prose-width">{t.metricsLead(formatNumber(METRICS.length, lang))}</p>
          <MetricIndex lang={lang} />
        </>
      ),
    },
  ]
}

/** Asks the API for nothing: the catalogue says it all. */
export default page(async ({ lang }) => {
  const t = messagesIn(lang).method
  const parts = partsIn(lang)
  return (
    <Shell lang={lang} path="/methodology" title={t.title} description={t.lead} hasFigures={false}>
      <h1>{t.title}</h1>
      <p className="lead">{t.lead}</p>
      <nav className="contents" aria-label={t.contents}>
        <ul>
          {parts.map(({ id, heading }) => (
            <li key={id}>
              <a href={`#${id}`}>{heading}</a>
            </li>
          ))}
        </ul>
      </nav>
      {parts.map(({ id, heading, body }) => (
        <Section className="method-part" key={id} id={id} heading={heading}>
          {body}
        </Section>
      ))}
    </Shell>
  )
})
