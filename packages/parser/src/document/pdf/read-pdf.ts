/** PDF with a text layer → document: tables by their ruling lines, joined over pages; everything else as lines. */
import { type Document, DocumentError } from '../document.ts'
import { DocumentBuilder } from '../document-builder.ts'
import { placedByEdges } from '../edge-grid.ts'
import { forgetFailuresOfPdfJs } from './forgotten-failures.ts'
import { joinedPages } from './joined-tables.ts'
import { contentOfPage, type PageItem } from './page-content.ts'
import { marksOfPage } from './page-marks.ts'
import { SameThreadPort } from './same-thread-port.ts'

const MEDIA_TYPE = 'application/pdf'
/** A report has five to thirty pages; several in one file, some hundreds. */
const MAX_PAGES = 500
const MAX_GLYPHS_OF_PAGE = 100_000
/** Of all pages. Drawings that are made of drawings let a small file ask for more than there is time for. */
const MAX_OPERATORS = 2_000_000

/** pdf.js is loaded when the first PDF is opened; its worker runs in this thread, in the browser too. */
async function loadPdf() {
  const [pdf, { WorkerMessageHandler }] = await Promise.all([
    import('pdfjs-dist/legacy/build/pdf.mjs'),
    // @ts-expect-error The worker has no types.
    import('pdfjs-dist/legacy/build/pdf.worker.mjs'),
  ])
  forgetFailuresOfPdfJs()
  const port = new SameThreadPort()
  WorkerMessageHandler.initializeFromPort(port)
  const worker = pdf.PDFWorker.create({ port: port as never, verbosity: pdf.VerbosityLevel.ERRORS })
  return { ...pdf, worker, port }
}

let pdfJs: ReturnType<typeof loadPdf> | undefined
const pdfJsOnce = () => {
  pdfJs ??= loadPdf()
  return pdfJs
}

const corrupt = (name: string, reason: unknown) => {
  const locked = reason instanceof Error && reason.name === 'PasswordException'
  return locked
    ? new DocumentError('document.unsupported', `${name} is protected by a password; save it without one.`)
    : new DocumentError('document.corrupt', `${name} is damaged or no PDF; download or save it again.`)
}
const tooLarge = (name: string) =>
  new DocumentError('document.too_large', `${name} has more than ${MAX_PAGES} pages, or pages no report has.`)
const noText = (name: string) =>
  new DocumentError(
    'document.no_text',
    `${name} holds pictures of its pages, no text; find the page or file it was made from.`,
  )

/**
 * Where Node finds pdf.js’ tables of Chinese encodings, which fonts that are not embedded need. A browser has none here,
 * and such a file is refused there.
 */
function findEncodings(): string | undefined {
  try {
    const folder = new URL('cmaps/', import.meta.resolve('pdfjs-dist/package.json'))
    return folder.protocol === 'file:' ? decodeURIComponent(folder.pathname).replace(/^\/(?=[A-Z]:)/i, '') : undefined
  } catch {
    return undefined
  }
}

/** Only text and lines are wanted: no outline of a glyph is drawn, no font of the system looked for, no picture decoded. */
const OPTIONS = { disableFontFace: false, useSystemFonts: false, maxImageSize: 1 }

async function pagesOf(bytes: Uint8Array, name: string): Promise<PageItem[][]> {
  const { getDocument, OPS, VerbosityLevel, worker, port } = await pdfJsOnce()
  const cMapUrl = findEncodings()
  const options = {
    ...OPTIONS,
    worker,
    verbosity: VerbosityLevel.ERRORS,
    ...(cMapUrl === undefined ? {} : { cMapUrl }),
  }
  // pdf.js may write into the bytes, hence the copy; and it refuses Node’s Buffer, whose slice is none.
  const task = getDocument({ data: new Uint8Array(bytes), ...options })
  const limit = Promise.withResolvers<never>()
  limit.promise.catch(() => undefined) // most often nobody waits for it any more
  const stopCounting = port.limitOperators(task.docId, OPS, MAX_OPERATORS, () => limit.reject(tooLarge(name)))
  try {
    const pdf = await task.promise
    if (pdf.numPages > MAX_PAGES) throw tooLarge(name)
    const pages: PageItem[][] = []
    for (let number = 1; number <= pdf.numPages; number++) {
      const page = await pdf.getPage(number)
      const operators = await Promise.race([page.getOperatorList(), limit.promise])
      const marks = marksOfPage(operators, OPS, page.getViewport({ scale: 1 }).transform)
      if (marks.glyphs.length > MAX_GLYPHS_OF_PAGE) throw tooLarge(name)
      pages.push(contentOfPage(marks, number))
      page.cleanup()
    }
    return pages
  } finally {
    stopCounting()
    await task.destroy()
  }
}

/** A box that no other page goes on with is a framed line. */
function addItem(document: DocumentBuilder, item: PageItem) {
  if (item.kind === 'line') document.addText(item.text, item.page)
  else if (item.cells.length > 1) document.addTable(placedByEdges(item.cells))
  else for (const cell of item.cells) document.addText(cell.text, cell.page)
}

/**
 * Reads a PDF; spans carry their page. Throws `document.no_text` for scans, `document.corrupt`, `document.too_large`,
 * and `document.unsupported` where a password is asked for.
 */
export async function readPdf(bytes: Uint8Array, name: string): Promise<Document> {
  const pages = await pagesOf(bytes, name).catch((reason: unknown) => {
    throw reason instanceof DocumentError ? reason : corrupt(name, reason)
  })
  const document = new DocumentBuilder()
  for (const item of joinedPages(pages)) addItem(document, item)
  const result = document.build(MEDIA_TYPE)
  if (result.text.trim() === '') throw noText(name)
  return result
}
