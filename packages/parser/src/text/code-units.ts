/** The code units of a text in an array: a scan reads them there in a third of the time it takes from the text itself. */

/** Node’s own buffers copy a text’s units at once, and make text of them in a quarter of a decoder’s time. */
const Buffer = globalThis.process?.getBuiltinModule?.('buffer').Buffer
const utf16 = new TextDecoder('utf-16le')

const copyUnits = (text: string, into: Uint16Array<ArrayBuffer>): Uint16Array<ArrayBuffer> => {
  if (Buffer) Buffer.from(into.buffer).write(text, 'utf16le')
  else for (let i = 0; i < text.length; i++) into[i] = text.charCodeAt(i)
  return into
}

/** Longer texts get an array of their own. */
const scratch = new Uint16Array(0x10000)
/** The text whose units stand in the scratch array: every scan of a parse asks for those of the same one. */
let held: string | undefined

/** The code units of a text, and behind them others; good until those of another text are asked for. */
export const unitsOf = (text: string): Uint16Array => {
  if (text.length > scratch.length) return copyUnits(text, new Uint16Array(text.length))
  if (held !== text) copyUnits(text, scratch)
  held = text
  return scratch
}

/** The text of code units. */
export const textOf = (units: Uint16Array<ArrayBuffer>): string =>
  Buffer ? Buffer.from(units.buffer, units.byteOffset, units.byteLength).toString('utf16le') : utf16.decode(units)
