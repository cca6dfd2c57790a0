import { hrefIn, type Lang } from '../lib/lang.ts'
import { messagesIn } from '../messages/index.ts'

/** Beside a figure that its own report contradicts; leads to the finding. */
export function DisputedTag({ reportId, lang }: { readonly reportId: string; readonly lang: Lang }) {
  return (
    <>
      {' '}
      <a className="tag tag-error" href={hrefIn(lang, `/reports/${reportId}#findings`)}>
        {messagesIn(lang).disputed}
      </a>
    </>
  )
}
