/** DOCX → document, by way of HTML with merged cells. */
import { decodeText } from '../decode.ts'
import { type Document, DocumentError } from '../document.ts'
import { isMht, pagesOfMht } from '../html/mht.ts'
import { documentOfHtml } from '../html/read-html.ts'
import { findZipEntries, inflateEntry, type ZipEntry } from '../zip.ts'
import { htmlOfWord, unseenStyles } from './docx-html.ts'

export const DOCX_MEDIA_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** Word in a browser numbers it. */
const DOCUMENT_PART = /^word\/document\d*\.xml$/
const STYLES_PART = 'word/styles.xml'
/** A report’s longest part is a few megabytes of XML. */
const MAX_PART_BYTES = 32 * 1024 * 1024

const corrupt = (name: string) =>
  new DocumentError('document.corrupt', `${name} is damaged or no Word document; save it again from Word.`)

const ROOT = /<w:document\b/
const ROOT_END = '</w:document'
/** Word declares no document type; entities of one’s own are an attack. */
const DECLARATION = /<!DOCTYPE/i
const isWhole = (xml: string) => ROOT.test(xml) && xml.includes(ROOT_END) && !DECLARATION.test(xml)

const NAMESPACE =
  /xmlns:([a-z]\w*)\s*=\s*["']http:\/\/(?:schemas\.openxmlformats\.org\/wordprocessingml\/2006|purl\.oclc\.org\/ooxml\/wordprocessingml)\/main["']/i
const OPENING_LENGTH = 10_000

/** The markup with the prefix that Word gives it; programs that rewrite a file may give it another. */
const withWordsPrefix = (xml: string): string => {
  const prefix = NAMESPACE.exec(xml.slice(0, OPENING_LENGTH))?.[1] ?? 'w'
  return prefix === 'w' ? xml : xml.replace(new RegExp(`(</?|\\s)${prefix}:`, 'g'), '$1w:')
}

/** The parts of a file, by their names. */
class WordPackage {
  readonly #bytes: Uint8Array
  readonly #name: string
  readonly entries: readonly ZipEntry[]

  constructor(bytes: Uint8Array, name: string) {
    this.#bytes = bytes
    this.#name = name
    this.entries = findZipEntries(bytes) ?? []
  }

  find(name: string): ZipEntry | undefined {
    return this.entries.find((entry) => entry.name === name)
  }

  async bytesOf(entry: ZipEntry): Promise<Uint8Array> {
    return inflateEntry(this.#bytes, entry, MAX_PART_BYTES, this.#name).catch((error: unknown) => {
      throw error instanceof DocumentError ? error : corrupt(this.#name)
    })
  }

  async textOf(entry: ZipEntry | undefined): Promise<string> {
    return entry ? decodeText(await this.bytesOf(entry), this.#name) : ''
  }

  /** A part that is a page, as its markup. */
  async pageOf(entry: ZipEntry): Promise<string> {
    const bytes = await this.bytesOf(entry)
    return (isMht(bytes) ? pagesOfMht(bytes) : [bytes]).map((page) => decodeText(page, this.#name)).join('\n')
  }
}

const FOREIGN_PART = /<w:altChunk\b/
const RELATION = /<Relationship\s[^<>]*>/g
const PAGE = /\.(?:html?|xhtml|mht|mhtml)$/i
const attributeOf = (tag: string, name: 'Id' | 'Target'): string =>
  new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? ''

/**
 * The pages that a document made from a web page refers to in place of text, by the names it has for them; a page stands in one
 * place, or a small file could say a very long text.
 */
async function pagesOf(parts: WordPackage, document: ZipEntry, xml: string): Promise<Map<string, string>> {
  const pages = new Map<string, string>()
  if (!FOREIGN_PART.test(xml)) return pages
  const relations = await parts.textOf(parts.find(document.name.replace(/([^/]+)$/, '_rels/$1.rels')))
  const waiting = new Map(parts.entries.filter(({ name }) => PAGE.test(name)).map((entry) => [entry.name, entry]))
  for (const [tag] of relations.matchAll(RELATION)) {
    if (waiting.size === 0) break
    const target = attributeOf(tag, 'Target')
    const name = target.startsWith('/') ? target.slice(1) : `word/${target}`
    const entry = waiting.get(name)
    if (entry && waiting.delete(name)) pages.set(attributeOf(tag, 'Id'), await parts.pageOf(entry))
  }
  return pages
}

/** Reads a DOCX. Throws `document.corrupt`, `document.too_large`. */
export async function readDocx(bytes: Uint8Array, name: string): Promise<Document> {
  const parts = new WordPackage(bytes, name)
  const part = parts.entries.find((entry) => DOCUMENT_PART.test(entry.name))
  if (!part) throw corrupt(name)
  const xml = withWordsPrefix(await parts.textOf(part))
  if (!isWhole(xml)) throw corrupt(name)
  const unseen = unseenStyles(withWordsPrefix(await parts.textOf(parts.find(STYLES_PART))))
  const pages = await pagesOf(parts, part, xml)
  return documentOfHtml(`<body>${htmlOfWord(xml, { unseen, pages })}`, DOCX_MEDIA_TYPE)
}
