/** An embed as a picture: one SVG of fixed width that any page can show with `<img>`, and that becomes the PNG. */
import { html, type SafeHtml } from '@remix-run/html-template'
import { barOf, type Extent, extentOf } from '../charts/extent.ts'
import { EMBED_COLOURS, type Scheme } from '../lib/embed-colours.ts'
import { formatCompact, formatNumber } from '../lib/format.ts'
import { type Lang, LOCALES } from '../lib/lang.ts'
import { embedMessagesIn } from '../messages/embed.ts'
import { messagesIn } from '../messages/index.ts'
import { type Chart, hasChanged, type Row } from './chart.ts'
import { disputeWords } from './dispute.ts'
import { lineOf } from './line.ts'
import { restatementWords } from './restatement.ts'
import { dayOf, type Notice, type Setting } from './setting.ts'
import { formatValue } from './value.ts'

export const WIDTH = 640
const MARGIN = 16
const INNER = WIDTH - 2 * MARGIN
const ROW_HEIGHT = 34
const HEAD_HEIGHT = 58
const LINE_HEIGHT = 18
const TITLE_SIZE = 18
const TITLE_LEADING = 26
const PLOT_HEIGHT = 220

const FONT = 'system-ui,&quot;PingFang SC&quot;,&quot;Microsoft YaHei&quot;,&quot;Noto Sans SC&quot;,sans-serif'

const colours = (scheme: Scheme) => {
  const { paper, ink, soft, data, alarm } = EMBED_COLOURS[scheme]
  return `.p{fill:${paper}}.i{fill:${ink}}.s{fill:${soft}}.d{fill:${data}}.l{stroke:${data}}.a{fill:${alarm}}.h{stroke:${paper};stroke-width:4px;stroke-linejoin:round;paint-order:stroke}`
}

const styleOf = (theme: string): string => {
  if (theme === 'dark') return colours('dark')
  return theme === 'auto'
    ? `${colours('light')}@media(prefers-color-scheme:dark){${colours('dark')}}`
    : colours('light')
}

/** XML has no way to write most control characters, and a picture with one would not be shown at all. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must go
const printable = (text: string) => text.replace(/[\u0000-\u001f\u007f-\u009f\ufffe\uffff]/g, ' ')

interface TextOptions {
  readonly colour?: 'i' | 's' | 'a'
  readonly size?: number
  readonly anchor?: 'start' | 'middle' | 'end'
  readonly isBold?: boolean
  /** Keeps its distance from a line that passes behind. */
  readonly isHaloed?: boolean
}

const text = (
  x: number,
  y: number,
  words: string,
  { colour = 'i', size = 14, anchor, isBold, isHaloed }: TextOptions = {},
) =>
  html`<text x="${x}" y="${y}" class="${colour}${isHaloed ? ' h' : ''}" font-size="${size}"${anchor ? html` text-anchor="${anchor}"` : ''}${
    isBold ? html` font-weight="650"` : ''
  }>${printable(words)}</text>`

const ASCII = /[\u0020-\u024f]/
/** Chinese characters are as wide as they are tall, Latin ones a bit more than half of that. */
const widthOf = (words: string, size: number) =>
  [...words].reduce((sum, one) => sum + (ASCII.test(one) ? 0.56 : 1) * size, 0)

/** A word wider than a line, such as an address, is broken wherever the line ends. */
const piecesOf = (word: string, size: number, width: number): string[] => {
  const most = Math.max(1, Math.floor(width / widthOf('a', size)))
  return widthOf(word, size) <= width ? [word] : (word.match(new RegExp(`.{1,${most}}`, 'gsu')) ?? [])
}

/** Breaks at any character, as Chinese does, and at spaces where there are some. */
export const linesOf = (words: string, size: number, width = INNER): string[] => {
  const lines: string[] = []
  for (const word of words.split(/(?<=[\s，。；：、·])|(?<=[\u2e80-\uffef])/)) {
    const line = lines.at(-1)
    if (line !== undefined && widthOf(line + word, size) <= width) lines[lines.length - 1] = line + word
    else lines.push(...piecesOf(word, size, width))
  }
  return lines
}

const linesFrom = (top: number, lines: readonly string[], leading: number, options: TextOptions) =>
  lines.map((line, i) => text(MARGIN, top + i * leading, line, options))

interface Part {
  readonly height: number
  readonly body: SafeHtml
}

const LABEL_SIZE = 14
const NOTE_SIZE = 12
const GAP = 10

/** Where the next words of a row go. */
interface Pen {
  x: number
  y: number
  readonly written: SafeHtml[]
}

/** Beside the words before while there is room, else on lines of their own. */
const write = (pen: Pen, words: string, room: number, { colour = 'i', size = LABEL_SIZE }: TextOptions = {}) => {
  const isBeside = pen.written.length > 0 && pen.x + widthOf(words, size) <= MARGIN + room
  for (const line of isBeside ? [words] : linesOf(words, size, room)) {
    if (!isBeside) Object.assign(pen, { x: MARGIN, y: pen.y + LINE_HEIGHT })
    pen.written.push(text(pen.x, pen.y, line, { colour, size }))
    pen.x += widthOf(line, size) + GAP
  }
}

/** The bar of a row under its words. */
const rowOf = (row: Row, { unit }: Chart, extent: Extent, top: number, lang: Lang): Part => {
  const value = row.value === null ? (row.reason ?? '') : formatValue(row.value, unit, lang)
  const [first, room] = [top + LABEL_SIZE, INNER - widthOf(value, LABEL_SIZE) - GAP]
  const pen: Pen = { x: MARGIN, y: first - LINE_HEIGHT, written: [] }
  write(pen, `${row.place === undefined ? '' : `${row.place} `}${row.label}`, room)
  if (row.disputed) write(pen, disputeWords(row.disputed, lang), room, { colour: 'a', size: NOTE_SIZE })
  if (row.note) write(pen, row.note, room, { colour: 's', size: NOTE_SIZE })
  const { start, length } = barOf(row.value ?? 0, extent)
  const [x, width] = [MARGIN + Math.round(INNER * start), Math.round(INNER * length)]
  const bar = html`<rect x="${x}" y="${pen.y + 6}" width="${width}" height="6" class="d"/>`
  const figure = text(WIDTH - MARGIN, first, value, { anchor: 'end', colour: row.value === null ? 's' : 'i' })
  return {
    height: pen.y - first + ROW_HEIGHT,
    body: html`${pen.written}${figure}${row.value === null ? '' : bar}`,
  }
}

const barsOf = (chart: Chart, top: number, lang: Lang): Part => {
  const { rows } = chart
  const extent = extentOf(rows)
  let height = 0
  const bars = rows.map((row) => {
    const bar = rowOf(row, chart, extent, top + height, lang)
    height += bar.height
    return bar.body
  })
  return { height, body: html`${bars}` }
}

const plotOf = ({ rows }: Chart, top: number, lang: Lang, height: number): Part => {
  const { points, segments, bottom } = lineOf(rows, height)
  const at = (x: number) => MARGIN + Math.round(INNER * x * 10) / 10
  const body = html`${segments.map(
    ([a, b]) =>
      html`<line x1="${at(a.x)}" y1="${top + a.y}" x2="${at(b.x)}" y2="${top + b.y}" class="l" stroke-width="2"/>`,
  )}${points.map(({ x, y, row }) => [
    y === null ? '' : html`<circle cx="${at(x)}" cy="${top + y}" r="4" class="d"/>`,
    y === null
      ? ''
      : text(at(x), top + y - 10, formatCompact(row.value ?? 0, lang), { anchor: 'middle', size: 13, isHaloed: true }),
    text(at(x), top + bottom + 18, row.label, { anchor: 'middle', size: 13, colour: 's' }),
  ])}`
  return { height, body }
}

const numberOf = ({ rows, unit }: Chart, top: number, lang: Lang): Part => {
  const [row] = rows
  const mark = row?.disputed
    ? text(WIDTH - MARGIN, top + 40, disputeWords(row.disputed, lang), { anchor: 'end', colour: 'a' })
    : ''
  const value = row && row.value !== null ? `${formatNumber(row.value, lang)} ${unit}` : (row?.reason ?? '')
  return { height: 56, body: html`${text(MARGIN, top + 40, value, { size: 40, isBold: true })}${mark}` }
}

/** Where there are no figures, that there are none. */
const nothingOf = ({ sentence }: Chart, top: number): Part => {
  const lines = linesOf(sentence, LABEL_SIZE)
  return { height: lines.length * LINE_HEIGHT, body: html`${linesFrom(top + LABEL_SIZE, lines, LINE_HEIGHT, {})}` }
}

const figuresOf = (chart: Chart, top: number, { state: { lang, height } }: Setting): Part => {
  if (chart.rows.length === 0) return nothingOf(chart, top)
  if (chart.shape === 'number') return numberOf(chart, top, lang)
  if (chart.shape === 'bars') return barsOf(chart, top, lang)
  return plotOf(chart, top, lang, typeof height === 'number' ? Math.max(120, height - 150) : PLOT_HEIGHT)
}

/** What a table would say of years: why one has no number, why one stands alone, which is disputed, and the year before. */
const remarksOf = ({ shape, rows }: Chart, lang: Lang): string[] => {
  if (shape === 'number')
    return rows
      .slice(1)
      .map(
        ({ label, value, reason, note }) =>
          `${note} (${label}): ${value === null ? reason : formatNumber(value, lang)}`,
      )
  if (shape !== 'line') return []
  return rows.flatMap(({ label, value, reason, note, disputed }) => {
    const remark = [value === null ? reason : '', note, disputed && disputeWords(disputed, lang)]
      .filter(Boolean)
      .join(' · ')
    return remark ? [`${label} ${remark}`] : []
  })
}

const notesOf = (chart: Chart, setting: Setting): string[] => {
  const { lang, asOf } = setting.state
  const t = embedMessagesIn(lang)
  const absent = chart.absent.map(({ label, count }) => `${label} ${count}`)
  const notes = [
    chart.isSynthetic ? messagesIn(lang).synthetic : '',
    hasChanged(chart) ? restatementWords(chart.restatement, lang) : '',
    remarksOf(chart, lang).join('; '),
    [...(chart.shown ? [chart.shown] : []), ...absent].join(' · '),
    `${asOf ? t.frozen(dayOf(setting)) : t.asOf(dayOf(setting))} · ${t.source} ${messagesIn(lang).brandLong} · ${setting.origin}${chart.path}`,
  ]
  return notes.filter(Boolean).flatMap((note) => linesOf(note, 12))
}

interface Picture {
  readonly lang: string
  readonly height: number
  readonly theme: string
  readonly title: string
  readonly description: string
  readonly body: SafeHtml
}

const picture = ({ lang, height, theme, title, description, body }: Picture): string =>
  String(
    html`<svg xmlns="http://www.w3.org/2000/svg" lang="${lang}" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-labelledby="t d" font-family="${html.raw`${FONT}`}"><title id="t">${printable(title)}</title><desc id="d">${printable(description)}</desc><style>${html.raw`${styleOf(theme)}`}</style><rect width="${WIDTH}" height="${height}" class="p"/>${body}</svg>`,
  )

export const chartSvg = (chart: Chart, setting: Setting): string => {
  const heading = linesOf(`${chart.title} (${chart.unit})`, TITLE_SIZE)
  const top = HEAD_HEIGHT + (heading.length - 1) * TITLE_LEADING
  const figures = figuresOf(chart, top, setting)
  const notes = notesOf(chart, setting)
  const bottom = top + figures.height + 16
  const title = linesFrom(34, heading, TITLE_LEADING, { size: TITLE_SIZE, isBold: true })
  return picture({
    height: bottom + notes.length * LINE_HEIGHT + 6,
    lang: LOCALES[setting.state.lang],
    theme: setting.state.theme,
    title: chart.title,
    description: chart.sentence,
    body: html`${title}${figures.body}${linesFrom(bottom + 12, notes, LINE_HEIGHT, { colour: 's', size: 12 })}`,
  })
}

export const noticeSvg = ({ lang, theme, text: words }: Notice): string => {
  const title = embedMessagesIn(lang).refused
  const lines = linesOf(words, 14)
  return picture({
    height: HEAD_HEIGHT + lines.length * TITLE_LEADING,
    lang: LOCALES[lang],
    theme,
    title,
    description: words,
    body: html`${text(MARGIN, 34, title, { size: TITLE_SIZE, isBold: true })}${linesFrom(HEAD_HEIGHT + 10, lines, TITLE_LEADING, {})}`,
  })
}
