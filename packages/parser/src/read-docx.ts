/** DOCX → document, by way of mammoth’s HTML, which keeps merged cells. */
import { type Document, DocumentError } from './document.ts'
import { documentOfHtml } from './read-html.ts'
import { assertInflatesWithin, findZipEntries } from './zip.ts'

export const DOCX_MEDIA_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** A report’s longest part is a few megabytes of XML. */
const MAX_PART_BYTES = 32 * 1024 * 1024
const isXml = (name: string) => /\.(xml|rels)$/i.test(name)

const corrupt = (name: string) =>
  new DocumentError('document.corrupt', `${name} is damaged or no Word document; save it again from Word.`)

/** Mammoth is loaded when the first DOCX is opened; pictures are left out. */
async function convert(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const { default: mammoth } = await import('mammoth')
  const convertImage = mammoth.images.imgElement(async () => ({ src: '' }))
  // In Node mammoth reads only `buffer`, in the browser only `arrayBuffer`; either may be an ArrayBuffer.
  const input = { arrayBuffer: bytes.buffer, buffer: bytes.buffer }
  const { value } = await mammoth.convertToHtml(input as typeof input & { buffer: never }, { convertImage })
  return value
}

/** Reads a DOCX. Throws `document.corrupt`, `document.too_large`. */
export async function readDocx(bytes: Uint8Array, name: string): Promise<Document> {
  const entries = findZipEntries(bytes)
  if (!entries) throw corrupt(name)
  try {
    await assertInflatesWithin(
      bytes,
      entries.filter((entry) => isXml(entry.name)),
      MAX_PART_BYTES,
      name,
    )
    return documentOfHtml(await convert(bytes.slice()), DOCX_MEDIA_TYPE)
  } catch (error) {
    throw error instanceof DocumentError ? error : corrupt(name)
  }
}
