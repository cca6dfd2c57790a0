import type { Lang } from '../lib/lang.ts'
import { messagesIn } from '../messages/index.ts'

/** Before a figure in a table that its own report contradicts: a sign that no colour is needed for, and words for who hears it. */
export function DisputedMark({ lang }: { readonly lang: Lang }) {
  const { disputed } = messagesIn(lang)
  return (
    <span className="disputed-mark" title={disputed}>
      <span aria-hidden="true">≠</span>
      <span className="visually-hidden">
        {disputed}
        {lang === 'zh' ? '：' : ': '}
      </span>
    </span>
  )
}
