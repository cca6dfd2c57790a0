import '../../styles/index.css'
import { notFound } from 'next/navigation'
import type { ReactNode } from 'react'
import { isLang, LOCALES } from '../../lib/lang.ts'
import { APPLY_THEME } from '../../lib/theme.ts'

/** Figures change with every ingest, so no page is rendered at build time. */
export const dynamic = 'force-dynamic'

interface Props {
  readonly children: ReactNode
  readonly params: Promise<{ readonly lang: string }>
}

export default async function Layout({ children, params }: Props) {
  const { lang } = await params
  if (!isLang(lang)) notFound()
  return (
    <html lang={LOCALES[lang]} suppressHydrationWarning>
      <head>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours, nothing from outside */}
        <script id="theme" dangerouslySetInnerHTML={{ __html: APPLY_THEME }} />
        <script type="module" src="/browser/page.js" />
        <noscript>
          <style>{'.theme-toggle{display:none}'}</style>
        </noscript>
      </head>
      <body>{children}</body>
    </html>
  )
}
