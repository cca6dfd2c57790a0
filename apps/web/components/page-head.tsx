import { readConfig } from '../config.ts'
import { hrefIn, LANGS, type Lang, LOCALES } from '../lib/lang.ts'
import { requestOrigin } from '../lib/request-origin.ts'
import { messagesIn } from '../messages/index.ts'
import { OembedLink } from './oembed-link.tsx'

export interface HeadProps {
  readonly lang: Lang
  /** The page’s own address without its language, with its query. */
  readonly path: string
  /** Stands in the browser’s tab, before the name of the dashboard; left out on the home page. */
  readonly title?: string | undefined
  /** What is on the page, for who finds a link to it; of the whole dashboard unless stated. */
  readonly description?: string | undefined
  /** Path of a picture of its figures. */
  readonly picture?: string | undefined
}

const OPEN_GRAPH_LOCALES: Readonly<Record<Lang, string>> = { zh: 'zh_CN', en: 'en_GB' }

/** What others are told of a page: search engines, and whoever shows a link to it. */
export async function PageHead({ lang, path, title, description, picture }: HeadProps) {
  const t = messagesIn(lang)
  const origin = await requestOrigin()
  const name = title ?? t.brandLong
  const said = description ?? t.description
  // Where embeds are signed, nobody may make pictures of them without a signature.
  const shown = readConfig().signingKeys.length === 0 ? picture : undefined
  return (
    <>
      <title>{title ? `${title} · ${t.brandLong}` : `${t.brandLong} · ${t.tagline}`}</title>
      <meta name="description" content={said} />
      {LANGS.map((one) => (
        <link key={one} rel="alternate" hrefLang={LOCALES[one]} href={origin + hrefIn(one, path)} />
      ))}
      <OembedLink origin={origin} path={hrefIn(lang, path)} title={name} />
      <meta property="og:type" content="website" />
      <meta property="og:site_name" content={t.brandLong} />
      <meta property="og:locale" content={OPEN_GRAPH_LOCALES[lang]} />
      <meta property="og:title" content={name} />
      <meta property="og:description" content={said} />
      <meta property="og:url" content={origin + hrefIn(lang, path)} />
      {shown && <meta property="og:image" content={origin + shown} />}
      {shown && <meta property="og:image:alt" content={said} />}
      {shown && <meta name="twitter:card" content="summary_large_image" />}
    </>
  )
}
