import { hrefIn, type Lang } from '../lib/lang.ts'
import type { RankingRow } from '../lib/ranking.ts'
import { messagesIn } from '../messages/index.ts'

interface Props {
  readonly row: Pick<RankingRow, 'isDisputed' | 'isUnusual' | 'reportId'>
  readonly lang: Lang
}

/** Beside a ranked figure that its own report contradicts, or that is far from the agency’s other years; each leads to the finding. */
export function DoubtTags({ row: { isDisputed, isUnusual, reportId }, lang }: Props) {
  const t = messagesIn(lang)
  const to = hrefIn(lang, `/reports/${reportId}#findings`)
  return (
    <>
      {isDisputed && ' '}
      {isDisputed && (
        <a className="tag tag-error" href={to}>
          {t.disputed}
        </a>
      )}
      {isUnusual && ' '}
      {isUnusual && (
        <a className="tag tag-warning" href={to}>
          {t.unusual}
        </a>
      )}
    </>
  )
}
