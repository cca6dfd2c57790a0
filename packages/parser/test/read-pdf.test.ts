import PdfDocument from 'pdfkit'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Document, DocumentError } from '../src/document/document.ts'
import { readPdf } from '../src/document/pdf/read-pdf.ts'
import { EDITIONS, getLayout, PLAIN, randomFigures, seededRandom } from './render/index.ts'
import { blockTexts, tablesOf, tablesOfForm } from './tables.ts'

const codeOf = async (result: Promise<unknown>) => {
  const error = await result.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  return error instanceof DocumentError ? error.code : error
}
/** One line of GBK bytes in a font that the reader has to know: what old Chinese writers of PDF leave behind. */
function unembeddedPdf(gbk: readonly number[], encoding = 'GBK-EUC-H'): Uint8Array {
  const text = `BT /F1 12 Tf 100 700 Td <${gbk.map((byte) => byte.toString(16)).join('')}> Tj ET`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${text.length} >>\nstream\n${text}\nendstream`,
    `<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /${encoding} /DescendantFonts [6 0 R] >>`,
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /FontDescriptor 7 0 R >>',
    '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>',
  ]
  const body = objects.map((object, i) => `${i + 1} 0 obj\n${object}\nendobj\n`).join('')
  return new TextEncoder().encode(`%PDF-1.4\n${body}trailer << /Root 1 0 R >>\n%%EOF`)
}

async function drawn(draw: (page: PDFKit.PDFDocument) => void): Promise<Uint8Array> {
  const page = new PdfDocument()
  const chunks: Uint8Array[] = []
  draw(page)
  page.end()
  for await (const chunk of page) chunks.push(chunk as Uint8Array)
  return new Uint8Array(Buffer.concat(chunks))
}

const pdf = getLayout('pdf')
const figures = randomFigures(seededRandom(31), '2021')
const style = { ...PLAIN, chrome: true }

describe('readPdf', () => {
  it.each(EDITIONS)('gives back the form’s grid wherever the pages break (edition %s)', async (edition) => {
    for (let paragraphs = 0; paragraphs < 32; paragraphs += 3) {
      const drawn = randomFigures(seededRandom(paragraphs), edition)
      const overview = Array.from({ length: paragraphs }, (_, i) => `第${i}段内容。`)
      const figures = { ...drawn, narrative: { ...drawn.narrative, overview } }
      const document = await readPdf(await pdf.render(figures, seededRandom(4), style), 'a.pdf')
      expect(tablesOf(document), `${paragraphs}`).toEqual(tablesOfForm(figures, style, seededRandom(4)))
    }
  })

  describe('a rendered report', () => {
    let bytes: Uint8Array
    let document: Document
    beforeAll(async () => {
      bytes = await pdf.render(figures, seededRandom(4), style)
      document = await readPdf(bytes, 'a.pdf')
    })

    it('names the page of every cell', () => {
      const tables = document.blocks.flatMap((block) => (block.kind === 'table' ? [block] : []))
      const pages = new Set(tables.flatMap((table) => table.cells.map((cell) => cell.page)))
      expect([...pages].sort()).toEqual([1, 2])
    })

    it('leaves out page numbers and the heads of pages', () => {
      const lines = blockTexts(document)
      expect(lines.filter((line) => /^- \d+ -$/.test(line))).toEqual([])
      expect(lines).not.toContain(figures.agency.name)
    })

    it('refuses what is cut off or no PDF as corrupt', async () => {
      expect(await codeOf(readPdf(new TextEncoder().encode('%PDF-1.7\n'), 'a.pdf'))).toBe('document.corrupt')
      expect(await codeOf(readPdf(bytes.subarray(0, 500), 'a.pdf'))).toBe('document.corrupt')
    })
  })

  it('reads a font that is not embedded, in a Chinese encoding', async () => {
    const document = await readPdf(unembeddedPdf([0xb9, 0xe6, 0xd5, 0xc2]), 'old.pdf')
    expect(document.text).toBe('规章')
  })

  it('reads a font that writes downwards', async () => {
    const document = await readPdf(unembeddedPdf([0xb9, 0xe6, 0xd5, 0xc2], 'GBK-EUC-V'), 'old.pdf')
    expect(blockTexts(document)).toEqual(['规', '章'])
  })

  it('keeps a watermark out of the cells', async () => {
    const bytes = await drawn((page) => {
      page.rect(100, 100, 100, 30).rect(200, 100, 100, 30).stroke()
      page.text('A1', 110, 110, { lineBreak: false }).text('25', 210, 110, { lineBreak: false })
      page.rotate(-30, { origin: [210, 120] }).text('99', 210, 112, { lineBreak: false })
    })
    expect(tablesOf(await readPdf(bytes, 'marked.pdf'))).toEqual([['0,0 1×1 A1', '0,1 1×1 25']])
  })

  const shade = (page: PDFKit.PDFDocument, x: number, y: number, width: number, height: number) =>
    page.rect(x, y, width, height).fill('#eeeeee').fill('black')
  const write = (page: PDFKit.PDFDocument, text: string, x: number, y: number) =>
    page.fontSize(10).text(text, x, y, { lineBreak: false })

  it('reads a figure that its narrow cell breaks as one, and figures in a wide cell as two', async () => {
    const bytes = await drawn((page) => {
      page.rect(100, 100, 27, 40).rect(127, 100, 100, 40).stroke()
      for (const x of [105, 132]) {
        write(page, '204', x, 105)
        write(page, '1', x, 117)
      }
    })
    expect((await readPdf(bytes, 'narrow.pdf')).text).toBe('2041\t204\n1')
  })

  it('reads what is laid over a page where it lies', async () => {
    const bytes = await drawn((page) => {
      page.rect(100, 100, 100, 30).rect(200, 100, 100, 30).stroke()
      write(page, 'A1', 110, 110)
      const font = (page as unknown as { _font: { ref(): unknown } })._font.ref()
      const box = { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 90, 20], Resources: { Font: { F1: font } } }
      const appearance = page.ref(box)
      appearance.end('BT /F1 10 Tf 5 5 Td (25) Tj ET')
      page.annotate(205, 105, 90, 20, { Subtype: 'Stamp', AP: { N: appearance } } as PDFKit.Mixins.AnnotationOption)
    })
    expect(tablesOf(await readPdf(bytes, 'sealed.pdf'))).toEqual([['0,0 1×1 A1', '0,1 1×1 25']])
  })

  it('leaves out text with a line through it, and no other', async () => {
    const bytes = await drawn((page) => {
      page.rect(100, 100, 100, 30).rect(200, 100, 100, 30).stroke()
      write(page, '77', 205, 110)
      write(page, '25', 205 + page.widthOfString('77'), 110)
      const [height, through, below] = [110 + 8, 0.3 * 10, -1.5]
      const from = 205
      const to = 205 + page.widthOfString('77')
      page
        .moveTo(from, height - through)
        .lineTo(to, height - through)
        .stroke()
      write(page, 'A1', 105, 110)
      page
        .moveTo(105, height - below)
        .lineTo(118, height - below)
        .stroke()
    })
    expect(tablesOf(await readPdf(bytes, 'changed.pdf'))).toEqual([['0,0 1×1 A1', '0,1 1×1 25']])
  })

  it('keeps text over which a ruling line runs', async () => {
    const bytes = await drawn((page) => {
      page.rect(100, 100, 100, 30).rect(200, 100, 100, 30).stroke()
      write(page, 'B25', 210, 94)
      write(page, 'A1', 110, 110)
    })
    expect((await readPdf(bytes, 'over.pdf')).text).toContain('B25')
  })

  it('reads a figure with a mark of thousands that its narrow cell breaks', async () => {
    const bytes = await drawn((page) => {
      page.rect(100, 100, 30, 40).rect(130, 100, 100, 40).stroke()
      write(page, '1,0', 105, 105)
      write(page, '26', 105, 117)
      write(page, 'A1', 135, 105)
    })
    expect((await readPdf(bytes, 'thousands.pdf')).text).toBe('1,026\tA1')
  })

  it('reads a table whose cells are shaded and not ruled', async () => {
    const bytes = await drawn((page) => {
      for (const [x, y] of [
        [100, 100],
        [201, 100],
        [100, 121],
        [201, 121],
      ] as const)
        shade(page, x, y, 100, 20)
      write(page, 'A1', 110, 105)
      write(page, '25', 210, 105)
      write(page, 'A2', 110, 126)
    })
    expect(tablesOf(await readPdf(bytes, 'shaded.pdf'))).toEqual([
      ['0,0 1×1 A1', '0,1 1×1 25', '1,0 1×1 A2', '1,1 1×1 '],
    ])
  })

  it('takes no table from shades where a row is not shaded, or a whole row is', async () => {
    const bytes = await drawn((page) => {
      for (const [x, y] of [
        [100, 100],
        [201, 100],
        [100, 142],
        [201, 142],
      ] as const)
        shade(page, x, y, 100, 20)
      shade(page, 100, 200, 201, 20)
      for (const y of [105, 126, 147, 205]) write(page, 'A1', 110, y)
      for (const y of [105, 126, 147, 205]) write(page, '25', 210, y)
    })
    const document = await readPdf(bytes, 'striped.pdf')
    expect(tablesOf(document)).toEqual([])
    expect(blockTexts(document)).toEqual(['A1 25', 'A1 25', 'A1 25', 'A1 25'])
  })

  it('keeps the figures of a row without lines behind both lines of its label', async () => {
    const bytes = await drawn((page) => {
      write(page, '(II) granted', 100, 100)
      write(page, '3', 300, 106)
      write(page, '5', 340, 106)
      write(page, 'in part', 100, 112)
    })
    expect(blockTexts(await readPdf(bytes, 'bare.pdf'))).toEqual(['(II) granted', 'in part', '3 5'])
  })

  it('refuses a PDF without text', async () => {
    const bytes = await drawn((page) => page.rect(10, 10, 100, 100).stroke())
    expect(await codeOf(readPdf(bytes, 'scan.pdf'))).toBe('document.no_text')
  })
})
