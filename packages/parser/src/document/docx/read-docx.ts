/** DOCX → document, by way of HTML with merged cells. */
import { decodeText } from '../decode.ts'
import { type Document, DocumentError } from '../document.ts'
import { documentOfHtml } from '../html/read-html.ts'
import { findZipEntries, inflateEntry } from '../zip.ts'
import { htmlOfWord } from './docx-html.ts'

export const DOCX_MEDIA_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** Word in a browser numbers it. */
const DOCUMENT_PART = /^word\/document\d*\.xml$/
/** A report’s longest part is a few megabytes of XML. */
const MAX_PART_BYTES = 32 * 1024 * 1024

const corrupt = (name: string) =>
  new DocumentError('document.corrupt', `${name} is damaged or no Word document; save it again from Word.`)

const ROOT = /<w:document\b/
const ROOT_END = /<\/w:document\s*>\s*$/
/** Word declares no document type; entities of one’s own are an attack. */
const DECLARATION = /<!DOCTYPE/i
const isWhole = (xml: string) => ROOT.test(xml) && ROOT_END.test(xml.slice(-100)) && !DECLARATION.test(xml)

/** Reads a DOCX. Throws `document.corrupt`, `document.too_large`. */
export async function readDocx(bytes: Uint8Array, name: string): Promise<Document> {
  const entry = findZipEntries(bytes)?.find((candidate) => DOCUMENT_PART.test(candidate.name))
  if (!entry) throw corrupt(name)
  const part = await inflateEntry(bytes, entry, MAX_PART_BYTES, name).catch((error: unknown) => {
    throw error instanceof DocumentError ? error : corrupt(name)
  })
  const xml = decodeText(part, name)
  if (!isWhole(xml)) throw corrupt(name)
  return documentOfHtml(`<body>${htmlOfWord(xml)}`, DOCX_MEDIA_TYPE)
}
