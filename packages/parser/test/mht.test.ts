import { strToU8 } from 'fflate'
import { describe, expect, it } from 'vitest'
import { DocumentError } from '../src/document/document.ts'
import { readDocument } from '../src/document/read-document.ts'
import { blockTexts } from './tables.ts'

const BOUNDARY = '----=_NextPart_01DA'
const headersOf = (fields: Readonly<Record<string, string>>) =>
  Object.entries(fields)
    .map(([name, value]) => `${name}: ${value}\r\n`)
    .join('')
const mht = (...parts: readonly string[]) =>
  `${headersOf({
    From: '<Saved by Blink>',
    'MIME-Version': '1.0',
    'Content-Type': `multipart/related;\r\n\tboundary="${BOUNDARY}"`,
  })}\r\n${parts.map((part) => `--${BOUNDARY}\r\n${part}\r\n`).join('')}--${BOUNDARY}--\r\n`
const part = (type: string, encoding: string, body: string) =>
  `${headersOf({ 'Content-Type': type, 'Content-Transfer-Encoding': encoding })}\r\n${body}`

const read = (file: string) => readDocument({ name: 'a.mht', bytes: strToU8(file, true) })

describe('a web page saved in one file', () => {
  it('is read from the bytes that quoted-printable stands for', async () => {
    const page = part('text/html; charset="gb2312"', 'quoted-printable', '<p>=B9=E6=D5=\r\n=C2 3=3D3</p>')
    expect(blockTexts(await read(mht(page)))).toEqual(['规章 3=3'])
  })

  it('is read from base64, and from bytes as they are', async () => {
    const encoded = part('text/html', 'base64', 'PHA+6KeE\r\n56ug PC9wPg==')
    const plain = part('text/html', '8bit', '<p>\xe8\xa7\x84\xe7\xab\xa0</p>')
    expect(blockTexts(await read(mht(encoded)))).toEqual(['规章'])
    expect(blockTexts(await read(mht(plain)))).toEqual(['规章'])
  })

  it('is read frame by frame, without its pictures and styles', async () => {
    const page = (text: string) => part('text/html', 'quoted-printable', `<p>${text}</p>`)
    const file = mht(page('A'), part('image/gif', 'base64', 'R0lGODlh'), part('text/css', '7bit', 'p{}'), page('B'))
    expect(blockTexts(await read(file))).toEqual(['A', 'B'])
  })

  it('may be a page alone', async () => {
    const file = `Subject: x\r\nMIME-Version: 1.0\r\n${part('text/html', 'quoted-printable', '<p>=E8=A7=84</p>')}`
    expect(blockTexts(await read(file))).toEqual(['规'])
  })

  it('is refused where it holds no page, or one that cannot be decoded', async () => {
    for (const file of [mht(part('image/gif', 'base64', 'R0')), mht(part('text/html', 'base64', 'A')), mht()])
      await expect(read(file)).rejects.toThrow(DocumentError)
  })
})
