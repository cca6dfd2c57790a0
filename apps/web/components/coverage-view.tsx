import type { OverviewQuery } from '../generated/graphql.ts'
import { formatAbsentState } from '../lib/absent-state.ts'
import { formatNumber } from '../lib/format.ts'
import { hrefIn, type Lang } from '../lib/lang.ts'
import { messagesIn } from '../messages/index.ts'
import { Section } from './section.tsx'

interface Props {
  readonly lang: Lang
  readonly year: number
  /** Division code of what is covered; the whole country unless stated. */
  readonly region?: string | undefined
  readonly coverage: OverviewQuery['coverage']
}

function NotFiled({ lang, year, region, coverage }: Props) {
  const t = messagesIn(lang)
  if (coverage.agencies === 0) return <p>{t.noAgencies}</p>
  if (coverage.notFiled === 0) return <p>{t.everyoneFiled}</p>
  const unnamed = coverage.notFiled - coverage.notFiledAgencies.nodes.length
  return (
    <>
      <h3>
        {t.notFiled} <span className="num">{formatNumber(coverage.notFiled, lang)}</span>
      </h3>
      <ul className="name-list">
        {coverage.notFiledAgencies.nodes.map((agency) => (
          <li key={agency.id}>
            <a href={hrefIn(lang, `/agencies/${agency.id}`)}>{agency.name}</a>
          </li>
        ))}
        {unnamed > 0 && (
          <li>
            <a href={hrefIn(lang, `/absent${formatAbsentState({ year, ...(region && { region }) })}`)}>
              {t.andMore(formatNumber(unnamed, lang))}
            </a>
          </li>
        )}
      </ul>
    </>
  )
}

/** Who has filed for a year and who has not, which is not a zero. */
export function CoverageView({ lang, year, region, coverage }: Props) {
  const t = messagesIn(lang)
  const { filed, agencies } = coverage
  return (
    <Section id="coverage" heading={t.coverageHeading} beside={<span className="soft small">{t.yearOf(year)}</span>}>
      <div className="two">
        <div>
          <p>{t.coverageOf(formatNumber(filed, lang), formatNumber(agencies, lang))}</p>
          <div className="meter" aria-hidden="true">
            <span style={{ width: `${agencies === 0 ? 0 : (100 * filed) / agencies}%` }} />
          </div>
          <p className="soft small">{t.coverageLead}</p>
        </div>
        <div>
          <NotFiled lang={lang} year={year} region={region} coverage={coverage} />
        </div>
      </div>
    </Section>
  )
}
