import type { UnrankedQuery } from '../generated/graphql.ts'
import { type Reason, wordingOfReason } from '../lib/absent-state.ts'
import { reportAnchor } from '../lib/fact.ts'
import { hrefIn, type Lang } from '../lib/lang.ts'
import { figureOf, type RankingSubject } from '../lib/ranking-subject.ts'
import { messagesIn } from '../messages/index.ts'

type Row = UnrankedQuery['unranked']['nodes'][number]

/** Why an agency has no place, in words. */
export const reasonIn = (lang: Lang, reason: Reason): string => {
  const t = messagesIn(lang)
  const others: Partial<Record<Reason, string>> = {
    not_filed: t.notFiled,
    other_basis: t.otherBasis,
    below_minimum: t.belowMinimum,
  }
  return wordingOfReason(reason)?.[lang] ?? others[reason] ?? reason
}

interface Props {
  readonly lang: Lang
  readonly subject: RankingSubject
  readonly rows: readonly Row[]
}

/** Agencies without a place, each with the reason and the place in its report where a figure would stand. */
export function Unplaced({ lang, subject, rows }: Props) {
  const t = messagesIn(lang)
  return (
    <table className="stacking-table unplaced">
      <thead>
        <tr>
          <th scope="col">{t.agency}</th>
          <th scope="col">{t.reason}</th>
          <th scope="col">{t.report}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ agency, state, report, fact }) => (
          <tr key={agency.id}>
            <th scope="row">
              <a href={hrefIn(lang, `/agencies/${agency.id}`)} lang="zh-CN">
                {agency.name}
              </a>
            </th>
            <td data-label={t.reason}>{reasonIn(lang, state.toLowerCase() as Reason)}</td>
            <td data-label={t.report}>
              {report ? (
                <>
                  {fact?.raw && <code className="raw">{fact.raw}</code>}
                  <a href={hrefIn(lang, `/reports/${report.id}#${reportAnchor(figureOf(subject))}`)}>{t.seeInSource}</a>
                </>
              ) : (
                t.none
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
