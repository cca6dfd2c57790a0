import type { Figures } from './figures.ts'
import { type FormPart, type FormTable, formOf } from './form.ts'
import type { Random } from './random.ts'
import { randomStyle, type Style } from './style.ts'
import { CHROME_AFTER, CHROME_BEFORE } from './wording.ts'

/** One way a report reaches us. The same figures, seed and style give the same bytes. */
export interface Layout {
  readonly name: string
  readonly mediaType: string
  /** True where the layout shows each figure’s place, so that a reader must find every one. */
  readonly legible: boolean
  render(figures: Figures, random: Random, style?: Style): Promise<Uint8Array>
}

/** What a text layout says for each kind of part; `table` may choose among its breakages with `random`. */
export interface TextWriter {
  readonly text: (part: Exclude<FormPart, FormTable>, random: Random) => string
  readonly table: (table: FormTable, random: Random, style: Style) => string
  /** Between parts; a newline unless stated. */
  readonly separator?: string
}

const isTable = (part: FormPart): part is FormTable => part.kind === 'table'

/** A layout whose documents are text: every part written in turn, with the site's lines around them. */
export function textLayout(name: string, mediaType: string, writer: TextWriter, legible = true): Layout {
  const separator = writer.separator ?? '\n'
  return {
    name,
    mediaType,
    legible,
    async render(figures, random, style = randomStyle(random)) {
      const parts = formOf(figures, style, random).map((part) =>
        isTable(part) ? writer.table(part, random, style) : writer.text(part, random),
      )
      const report = parts.join(separator)
      const all = style.chrome ? [...CHROME_BEFORE, report, ...CHROME_AFTER] : [report]
      return new TextEncoder().encode(all.join(separator || ' '))
    },
  }
}
