/** Runs in a worker: reads one file with the parser, so that the page stays responsive. */
import { DocumentError, parseDocument } from '@gongkai/parser'
import type { CheckAnswer, CheckRequest } from './check-answer.ts'

/** Far beyond any report; a browser’s tab has less memory than a server. */
const MAX_BYTES = 64 * 2 ** 20

const check = async (file: File): Promise<CheckAnswer> => {
  if (file.size > MAX_BYTES) return { kind: 'refused', code: 'document.too_large' }
  try {
    const bytes = new Uint8Array(await file.arrayBuffer())
    return { kind: 'reports', reports: await parseDocument({ name: file.name, bytes }) }
  } catch (error) {
    if (error instanceof DocumentError) return { kind: 'refused', code: error.code }
    console.error(error)
    return { kind: 'refused', code: 'failed' }
  }
}

addEventListener('message', async ({ data }: MessageEvent<CheckRequest>) => {
  // pdf.js talks over the same channel.
  if (data.file instanceof File) data.port.postMessage(await check(data.file))
})
