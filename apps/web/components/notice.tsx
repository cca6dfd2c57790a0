/** What stands in place of a page that cannot be made, whole without JavaScript; `page-answer.ts` sends its status. */
import type { ReactNode } from 'react'
import { readConfig } from '../config.ts'
import { hrefIn, type Lang } from '../lib/lang.ts'
import { messagesIn } from '../messages/index.ts'
import { Shell } from './shell.tsx'

interface LangProps {
  readonly lang: Lang
}

interface FailureProps extends LangProps {
  /** Stands in the log too. */
  readonly reference: string
}

interface NoticeProps extends LangProps {
  readonly status: number
  readonly title: string
  readonly children: ReactNode
}

function Notice({ lang, status, title, children }: NoticeProps) {
  return (
    <Shell lang={lang} path="/" title={title}>
      <meta name="answer-status" content={String(status)} />
      <meta name="robots" content="noindex" />
      <div className="notice" role={status === 404 ? undefined : 'alert'}>
        <h1>{title}</h1>
        {children}
        <p>
          <a href={hrefIn(lang, '/')}>{messagesIn(lang).backHome}</a>
        </p>
      </div>
    </Shell>
  )
}

export function NotFoundNotice({ lang }: LangProps) {
  const t = messagesIn(lang)
  return (
    <Notice lang={lang} status={404} title={t.notFoundTitle}>
      <p>{t.notFoundText}</p>
    </Notice>
  )
}

/** No figure is better than an old or empty one. */
export function UnreachableNotice({ lang, reference }: FailureProps) {
  const t = messagesIn(lang)
  return (
    <Notice lang={lang} status={503} title={t.unreachableTitle}>
      <p>{t.unreachableText}</p>
      <p>{t.unreachableVisitor}</p>
      <p className="soft small">
        {t.unreachableOperator} <code>{readConfig().apiUrl}</code> · <code>{reference}</code>
      </p>
    </Notice>
  )
}

export function FailureNotice({ lang, reference }: FailureProps) {
  const t = messagesIn(lang)
  return (
    <Notice lang={lang} status={500} title={t.errorTitle}>
      <p>{t.errorText}</p>
      <p>
        <code>{reference}</code>
      </p>
    </Notice>
  )
}
