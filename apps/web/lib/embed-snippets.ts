/** What a person pastes to show an embed: one text for each way a site may allow, in HTML that is XML too. */

export interface SnippetSource {
  /** Where readers find this dashboard. */
  readonly origin: string
  readonly kind: string
  /** The embed’s parameters, without `height`. */
  readonly query: string
  /** Names the frame or the picture. */
  readonly title: string
  readonly height: number
}

export type SnippetName = 'frame' | 'element' | 'oembed' | 'picture' | 'markdown' | 'word'
export type Snippets = Readonly<Record<SnippetName, string>>

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escapeHtml = (text: string) => text.replace(/[&<>"]/g, (one) => ENTITIES[one] as string)
const escapeMarkdown = (text: string) => text.replace(/[\\[\]()*_`]/g, (one) => `\\${one}`)

const attributesOf = (query: string): string =>
  [...new URLSearchParams(query)].map(([name, value]) => ` ${name}="${escapeHtml(value)}"`).join('')

export const snippetsOf = ({ origin, kind, query, title, height }: SnippetSource): Snippets => {
  const addressOf = (format: string, more = '') => {
    const parameters = [query, more].filter(Boolean).join('&')
    return `${origin}/embed/${kind}${format}${parameters && `?${parameters}`}`
  }
  const frame = addressOf('', `height=${height}`)
  return {
    frame: `<iframe src="${escapeHtml(frame)}" title="${escapeHtml(title)}" width="100%" height="${height}" loading="lazy" frameborder="0"></iframe>`,
    element: `<script src="${origin}/embed.js" defer="defer"></script>\n<gongkai-chart kind="${kind}"${attributesOf(query)} label="${escapeHtml(title)}"><a href="${escapeHtml(addressOf(''))}">${escapeHtml(title)}</a></gongkai-chart>`,
    oembed: addressOf(''),
    picture: `<a href="${escapeHtml(addressOf(''))}"><img src="${escapeHtml(addressOf('.svg'))}" alt="${escapeHtml(title)}" width="640" /></a>`,
    markdown: `[![${escapeMarkdown(title)}](${addressOf('.png')})](${addressOf('')})`,
    word: addressOf('.png'),
  }
}
