import { FINDING_CODES, type FindingCodeKey, SEVERITIES } from '@gongkai/schema/metrics'
import { formatFindingState } from '../lib/finding-state.ts'
import { hrefIn, type Lang } from '../lib/lang.ts'
import { messagesIn } from '../messages/index.ts'

const CODES = Object.keys(FINDING_CODES) as FindingCodeKey[]

/** Every rule of the catalogue: what it finds, how grave that is, and what it rests on. */
export function RuleIndex({ lang }: { readonly lang: Lang }) {
  const t = messagesIn(lang)
  return (
    <div className="table-scroll">
      <table className="stacking-table">
        <thead>
          <tr>
            <th scope="col">{t.lookedFor}</th>
            <th scope="col">{t.severity}</th>
            <th scope="col">{t.legalBasis}</th>
          </tr>
        </thead>
        <tbody>
          {CODES.map((rule) => {
            const { severity, legalBasis, ...wording } = FINDING_CODES[rule]
            return (
              <tr key={rule} id={`rule-${rule}`}>
                <th scope="row">
                  <a href={hrefIn(lang, `/findings${formatFindingState({ rule })}`)}>{wording[lang]}</a>
                </th>
                <td>
                  <span className={`tag tag-${severity}`}>{SEVERITIES[severity][lang]}</span>
                </td>
                <td className="soft small" lang="zh-CN">
                  {legalBasis}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
