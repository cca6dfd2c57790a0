import type { ReactNode } from 'react'
import { hrefIn, otherLang } from '../lib/lang.ts'
import { type Messages, messagesIn } from '../messages/index.ts'
import { type HeadProps, PageHead } from './page-head.tsx'
import { SearchBox } from './search-box.tsx'
import { SyntheticNotice } from './synthetic-notice.tsx'

interface Props extends HeadProps {
  /** What was searched for, on the page that says what was found. */
  readonly searched?: string | undefined
  /** Whether it shows figures, which must not be seen before it is known whose they are; it does unless stated. */
  readonly hasFigures?: boolean
  readonly children: ReactNode
}

/** The headline rankings, then the other pages. */
const linksOf = (t: Messages): (readonly [string, string])[] => [
  ...Object.entries(t.navLabels).map(([slug, label]) => [`/rankings/${slug}`, label] as const),
  ...Object.entries(t.pageLabels).map(([slug, label]) => [`/${slug}`, label] as const),
]

function Masthead({ lang, path, searched = '' }: Pick<Props, 'lang' | 'path' | 'searched'>) {
  const t = messagesIn(lang)
  return (
    <div className="band">
      <header className="masthead">
        <a className="brand" href={hrefIn(lang, '/')}>
          <strong>{t.brandLong}</strong>
          <span>{t.tagline}</span>
        </a>
        <nav className="nav" aria-label={t.nav}>
          {linksOf(t).map(([to, label]) => (
            <a key={to} href={hrefIn(lang, to)} aria-current={path.startsWith(to) ? 'page' : undefined}>
              {label}
            </a>
          ))}
        </nav>
        <SearchBox lang={lang} searched={searched} />
        <div className="tools">
          <a href={hrefIn(otherLang(lang), path)} lang={otherLang(lang)} title={t.otherLanguageHint} data-same-place="">
            {t.otherLanguage}
          </a>
          <button type="button" className="theme-toggle" aria-label={t.theme} title={t.theme} data-theme-toggle="" />
        </div>
      </header>
    </div>
  )
}

/** The frame of every page: skip link, masthead, the page’s own part, and where the figures come from. */
export function Shell({ searched, hasFigures = true, children, ...head }: Props) {
  const { lang, path } = head
  const t = messagesIn(lang)
  return (
    <>
      <PageHead {...head} />
      <SyntheticNotice lang={lang} hasFigures={hasFigures} />
      <a className="skip" href="#main">
        {t.skip}
      </a>
      <Masthead lang={lang} path={path} searched={searched} />
      <main id="main" className="page" tabIndex={-1}>
        {children}
      </main>
      <footer className="footer">
        <p>
          {Object.entries(t.footerLabels).map(([slug, label]) => (
            <a key={slug} href={hrefIn(lang, `/${slug}`)}>
              {label}
            </a>
          ))}
        </p>
        <p>{t.footer}</p>
        <p>{t.footerPrivacy}</p>
      </footer>
    </>
  )
}
