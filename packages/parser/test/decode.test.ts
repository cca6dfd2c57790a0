import { describe, expect, test } from 'vitest'
import { decodeText } from '../src/document/decode.ts'
import { listSamples } from './samples.ts'

const text = new TextDecoder().decode(listSamples()[0]?.bytes).slice(0, 1500)

/** Codes of all characters that GB18030 writes in two bytes, which is every character of the samples. */
const twoByteCodes = (): Map<string, number[]> => {
  const decoder = new TextDecoder('gb18030')
  const codes = new Map<string, number[]>()
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++)
      if (trail !== 0x7f) codes.set(decoder.decode(new Uint8Array([lead, trail])), [lead, trail])
  return codes
}

const inGb18030 = (source: string): Uint8Array => {
  const codes = twoByteCodes()
  return new Uint8Array([...source].flatMap((char) => codes.get(char) ?? [char.charCodeAt(0)]))
}
const inUtf16 = (source: string, bigEndian: boolean): Uint8Array => {
  const view = new DataView(new ArrayBuffer(source.length * 2))
  for (let i = 0; i < source.length; i++) view.setUint16(i * 2, source.charCodeAt(i), !bigEndian)
  return new Uint8Array(view.buffer)
}
const marked = (mark: readonly number[], bytes: Uint8Array) => new Uint8Array([...mark, ...bytes])

describe('the same text', () => {
  test.each([
    ['UTF-8', new TextEncoder().encode(text)],
    ['UTF-8 with a mark', marked([0xef, 0xbb, 0xbf], new TextEncoder().encode(text))],
    ['GB18030', inGb18030(text)],
    ['UTF-16 with a mark', marked([0xff, 0xfe], inUtf16(text, false))],
    ['big-endian UTF-16 with a mark', marked([0xfe, 0xff], inUtf16(text, true))],
    ['UTF-16 without a mark', inUtf16(text, false)],
    ['big-endian UTF-16 without a mark', inUtf16(text, true)],
    ['UTF-8 with the line ends of Windows', new TextEncoder().encode(text.replaceAll('\n', '\r\n'))],
  ])('is read from %s', (_, bytes) => {
    expect(decodeText(bytes, 'a')).toBe(text)
  })
})

test('bytes that fit no encoding are refused, never replaced', () => {
  expect(() => decodeText(new Uint8Array([0x81, 0xff, 0xff, 0x20]), 'a.txt')).toThrow(/^a\.txt is not text in /)
})

describe('a title that a site has cut in the middle of a character', () => {
  const cut = (encoded: Uint8Array) =>
    new Uint8Array([...encoded.slice(0, 1), ...new TextEncoder().encode('…\n'), ...encoded])
  const replaced = (encoded: Uint8Array) => decodeText(cut(encoded), 'a').slice(-text.length)

  test.each([
    ['UTF-8', new TextEncoder().encode(text)],
    ['GB18030', inGb18030(text)],
  ])('takes nothing from the rest, in %s', (_, encoded) => {
    expect(replaced(encoded)).toBe(text)
  })

  test('is refused where a figure stands beside it', () => {
    const bytes = new Uint8Array([...new TextEncoder().encode(text), 0xe4, 0x31])
    expect(() => decodeText(bytes, 'a.txt')).toThrow(/^a\.txt is not text in /)
  })
})

test('a NUL is dropped, for no database can hold it', () => {
  expect(decodeText(new TextEncoder().encode('行政\0许可'), 'a')).toBe('行政许可')
})

test('what nobody sees is no part of a name: marks of direction, and letters for programs alone', () => {
  for (const unseen of ['\u200b', '\u202e', '\u2066', '\u2069', '\u061c', '\u{e0041}', '\u{e007f}'])
    expect(decodeText(new TextEncoder().encode(`洛阳市${unseen}财政局`), 'a')).toBe('洛阳市财政局')
})
