import '../../styles/index.css'
import { notFound } from 'next/navigation'
import type { ReactNode } from 'react'
import { SyntheticNotice } from '../../components/synthetic-notice.tsx'
import { THEME_KEY } from '../../components/theme-key.ts'
import { isLang, LOCALES } from '../../lib/lang.ts'

/** Figures change with every ingest, so no page is rendered at build time. */
export const dynamic = 'force-dynamic'

/** Runs before anything is painted, so that a chosen theme never flashes. */
const APPLY_THEME = `try{const t=localStorage.getItem('${THEME_KEY}');if(t==='light'||t==='dark')document.documentElement.dataset.theme=t}catch{}`

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
        <script dangerouslySetInnerHTML={{ __html: APPLY_THEME }} />
        <noscript>
          <style>{'.chart,.theme-toggle{display:none}'}</style>
        </noscript>
      </head>
      <body>
        <SyntheticNotice lang={lang} />
        {children}
      </body>
    </html>
  )
}
