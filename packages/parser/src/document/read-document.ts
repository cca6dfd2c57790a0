/** Bytes → document, by the reader of their format. The bytes decide; a file’s name is often wrong. */
import { decodeText } from './decode.ts'
import { type Document, DocumentError, type Source } from './document.ts'
import { isMht, pagesOfMht } from './html/mht.ts'
import { documentOfHtml } from './html/read-html.ts'
import { documentOfText } from './read-text.ts'
import { findZipEntries } from './zip.ts'

interface Format {
  readonly matches: (bytes: Uint8Array) => boolean
  readonly read: (source: Source) => Promise<Document>
}

const startsWith =
  (...signature: readonly number[]) =>
  (bytes: Uint8Array) =>
    signature.every((byte, i) => bytes[i] === byte)

const isZip = startsWith(0x50, 0x4b, 0x03, 0x04)
const hasEntry = (bytes: Uint8Array, name: RegExp) =>
  isZip(bytes) && (findZipEntries(bytes)?.some((entry) => name.test(entry.name)) ?? false)

const refuse =
  (what: string) =>
  async ({ name }: Source) => {
    throw new DocumentError(
      'document.unsupported',
      `${name} is ${what}; reports are read from PDF, Word (.docx, .doc), HTML, Markdown and plain text.`,
    )
  }

const HTML_OPENING = /^\s*<(?:!doctype|!--|\?xml|html|head|body|meta|title|table|div|p|h[1-6]|span|section|article)\b/i
const HTML_TABLE = /<t[dr]\b[^<>]*>/i

/** Excel as XML. */
const SPREADSHEET = /<\?mso-application\s+progid="Excel|<Workbook\s[^<>]*office:spreadsheet/i

const readTextual = async (source: Source): Promise<Document> => {
  const text = decodeText(source.bytes, source.name)
  if (SPREADSHEET.test(text.slice(0, 2000))) return refuse('a spreadsheet')(source)
  const isHtml = HTML_OPENING.test(text.slice(0, 2000)) || HTML_TABLE.test(text)
  return isHtml ? documentOfHtml(text, 'text/html') : documentOfText(text)
}

const readMht = async ({ name, bytes }: Source): Promise<Document> => {
  const pages = pagesOrNone(bytes).map((page) => decodeText(page, name))
  if (pages.length === 0) throw new DocumentError('document.corrupt', `${name} holds no page; save it again as HTML.`)
  return documentOfHtml(pages.join('\n'), 'multipart/related')
}
const pagesOrNone = (bytes: Uint8Array): Uint8Array[] => {
  try {
    return pagesOfMht(bytes)
  } catch {
    return []
  }
}

/** Heavy readers are loaded only when their format is opened, which keeps them out of the browser’s first download. */
const FORMATS: readonly Format[] = [
  {
    matches: startsWith(0x25, 0x50, 0x44, 0x46),
    read: async ({ bytes, name }) => (await import('./pdf/read-pdf.ts')).readPdf(bytes, name),
  },
  {
    matches: (bytes) => hasEntry(bytes, /^word\/document\d*\.xml$/),
    read: async ({ bytes, name }) => (await import('./docx/read-docx.ts')).readDocx(bytes, name),
  },
  { matches: (bytes) => hasEntry(bytes, /^xl\/workbook\.xml$/), read: refuse('a spreadsheet') },
  { matches: (bytes) => hasEntry(bytes, /^OFD\.xml$/), read: refuse('an OFD file') },
  { matches: isZip, read: refuse('an archive') },
  { matches: startsWith(0x52, 0x61, 0x72, 0x21), read: refuse('an archive') },
  { matches: startsWith(0x37, 0x7a, 0xbc, 0xaf), read: refuse('an archive') },
  { matches: startsWith(0x1f, 0x8b), read: refuse('an archive') },
  {
    matches: startsWith(0xd0, 0xcf, 0x11, 0xe0),
    read: async ({ bytes, name }) => (await import('./doc/read-doc.ts')).readDoc(bytes, name),
  },
  { matches: startsWith(0x7b, 0x5c, 0x72, 0x74, 0x66), read: refuse('a rich text file') },
  { matches: startsWith(0x89, 0x50, 0x4e, 0x47), read: refuse('an image') },
  { matches: startsWith(0xff, 0xd8, 0xff), read: refuse('an image') },
  { matches: startsWith(0x47, 0x49, 0x46, 0x38), read: refuse('an image') },
  { matches: startsWith(0x49, 0x49, 0x2a, 0x00), read: refuse('an image') },
  { matches: startsWith(0x4d, 0x4d, 0x00, 0x2a), read: refuse('an image') },
  { matches: isMht, read: readMht },
  { matches: () => true, read: readTextual },
]

/** Reads a file of any supported format. Throws DocumentError. */
export const readDocument = (source: Source): Promise<Document> => {
  const format = FORMATS.find(({ matches }) => matches(source.bytes)) as Format
  return format.read(source)
}
