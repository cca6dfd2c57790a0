/** What a zip archive holds, guarded against archives that inflate to far more than a report needs. */
import { DocumentError } from './document.ts'

export interface ZipEntry {
  readonly name: string
  readonly compressedSize: number
  readonly size: number
  /** Zero: stored; eight: deflated. */
  readonly method: number
  /** Where its local header begins. */
  readonly offset: number
}

const END_SIGNATURE = 0x06054b50
const ENTRY_SIGNATURE = 0x02014b50
const END_SIZE = 22
const MAX_COMMENT = 0xffff
const ENTRY_SIZE = 46
const LOCAL_HEADER_SIZE = 30

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

function findEnd(view: DataView): number | undefined {
  const last = view.byteLength - END_SIZE
  for (let at = last; at >= 0 && at >= last - MAX_COMMENT; at--)
    if (view.getUint32(at, true) === END_SIGNATURE) return at
}

/** Some programs part folders as Windows does. */
const nameOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes).replaceAll('\\', '/')

const entryAt = (bytes: Uint8Array, view: DataView, at: number): ZipEntry => ({
  name: nameOf(bytes.subarray(at + ENTRY_SIZE, at + ENTRY_SIZE + view.getUint16(at + 28, true))),
  method: view.getUint16(at + 10, true),
  compressedSize: view.getUint32(at + 20, true),
  size: view.getUint32(at + 24, true),
  offset: view.getUint32(at + 42, true),
})

const entryLength = (view: DataView, at: number) =>
  ENTRY_SIZE + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)

/** The archive’s directory; undefined where it has none that can be read. */
export function findZipEntries(bytes: Uint8Array): ZipEntry[] | undefined {
  const view = viewOf(bytes)
  const end = findEnd(view)
  if (end === undefined) return undefined
  const count = view.getUint16(end + 10, true)
  const entries: ZipEntry[] = []
  for (let at = view.getUint32(end + 16, true); entries.length < count; at += entryLength(view, at)) {
    if (at + ENTRY_SIZE > view.byteLength || view.getUint32(at, true) !== ENTRY_SIGNATURE) return undefined
    entries.push(entryAt(bytes, view, at))
  }
  return entries
}

/** An entry’s bytes as they are stored. */
function storedBytes(bytes: Uint8Array, entry: ZipEntry): Uint8Array<ArrayBuffer> {
  const view = viewOf(bytes)
  const header = entry.offset + LOCAL_HEADER_SIZE
  const start = header + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true)
  return bytes.slice(start, start + entry.compressedSize)
}

const DEFLATED = 8

/**
 * An entry’s bytes. Throws `document.too_large` where they are more than `limit`, whatever the archive declares, and what
 * the platform throws where they cannot be inflated.
 */
export async function inflateEntry(
  bytes: Uint8Array,
  entry: ZipEntry,
  limit: number,
  name: string,
): Promise<Uint8Array> {
  const stored = storedBytes(bytes, entry)
  if (entry.method !== DEFLATED) return stored
  const stream = new Blob([stored]).stream().pipeThrough(new DecompressionStream('deflate-raw'))
  const chunks: Uint8Array<ArrayBuffer>[] = []
  let size = 0
  for await (const chunk of stream) {
    size += chunk.byteLength
    if (size > limit)
      throw new DocumentError('document.too_large', `${name}: ${entry.name} inflates to more than ${limit} bytes.`)
    chunks.push(chunk)
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer())
}
