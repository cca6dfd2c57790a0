/** What stands in place of a page that cannot be made, whole without JavaScript; `page-answer.ts` sends its status. */
import type { ReactNode } from 'react'
import { readConfig } from '../config.ts'
import { hrefIn, type Lang } from '../lib/lang.ts'
import type { Near } from '../lib/not-found.ts'
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

/** Said at once by a screen reader where something failed, rather than where there is nothing. */
const isAlert = (status: number) => status >= 500

export function Notice({ lang, status, title, children }: NoticeProps) {
  return (
    <Shell lang={lang} path="/" title={title} hasFigures={false}>
      <meta name="answer-status" content={String(status)} />
      <meta name="robots" content="noindex" />
      <div className="notice" role={isAlert(status) ? 'alert' : undefined}>
        <h1>{title}</h1>
        {children}
        <p>
          <a href={hrefIn(lang, '/')}>{messagesIn(lang).backHome}</a>
        </p>
      </div>
    </Shell>
  )
}

const NEAR: Readonly<Record<Near, string>> = {
  metrics: '/methodology#metrics',
  regions: '/regions',
  agencies: '/agencies',
}

export function NotFoundNotice({ lang, near }: LangProps & { readonly near: Near | undefined }) {
  const t = messagesIn(lang)
  return (
    <Notice lang={lang} status={404} title={t.notFoundTitle}>
      <p>{t.notFoundText}</p>
      {near && (
        <p>
          <a className="button" href={hrefIn(lang, NEAR[near])}>
            {t.notFoundNear[near]}
          </a>
        </p>
      )}
    </Notice>
  )
}

/** Asks for the same address once more. */
function Retry({ lang }: LangProps) {
  return (
    <p>
      {/* biome-ignore lint/a11y/useValidAnchor: the empty address is this page’s own */}
      <a className="button" href="">
        {messagesIn(lang).retry}
      </a>
    </p>
  )
}

/** No figure is better than an old or empty one. */
export function UnreachableNotice({ lang, reference }: FailureProps) {
  const t = messagesIn(lang)
  return (
    <Notice lang={lang} status={503} title={t.unreachableTitle}>
      <p>{t.unreachableText}</p>
      <p>{t.unreachableVisitor}</p>
      <Retry lang={lang} />
      <p className="soft small">
        {t.unreachableOperator} <code>{readConfig().apiUrl}</code> · <code>{reference}</code>
      </p>
    </Notice>
  )
}

export function SlowNotice({ lang, reference }: FailureProps) {
  const t = messagesIn(lang)
  return (
    <Notice lang={lang} status={504} title={t.slowTitle}>
      <p>{t.slowText}</p>
      <p>{t.unreachableVisitor}</p>
      <Retry lang={lang} />
      <p className="soft small">
        <code>{reference}</code>
      </p>
    </Notice>
  )
}

export function BusyNotice({ lang }: LangProps) {
  const t = messagesIn(lang)
  return (
    <Notice lang={lang} status={503} title={t.busyTitle}>
      <p>{t.busyText}</p>
      <p>{t.unreachableVisitor}</p>
      <Retry lang={lang} />
    </Notice>
  )
}

export function FailureNotice({ lang, reference }: FailureProps) {
  const t = messagesIn(lang)
  return (
    <Notice lang={lang} status={500} title={t.errorTitle}>
      <p>{t.errorText}</p>
      <Retry lang={lang} />
      <p>
        <code>{reference}</code>
      </p>
    </Notice>
  )
}
