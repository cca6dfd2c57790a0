import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, expect, test, vi } from 'vitest'
import { openDocumentReader } from '../src/server/submitted-documents.ts'
import { passAMinute } from './pass-a-minute.ts'

const SAMPLE = join(import.meta.dirname, '../../../samples/000_22994185ec2f013c.txt')

const documents = openDocumentReader()
afterEach(() => {
  vi.useRealTimers()
})
afterAll(() => documents.close())

test('a document that is handed in is read beside those who ask, and no longer than a minute', async () => {
  const bytes = await readFile(SAMPLE)
  expect(await documents.parse('a.txt', bytes, undefined)).toMatchObject([{ source: { name: 'a.txt' } }])
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const slow = documents.parse('slow.txt', bytes, undefined).catch(({ extensions }) => extensions)
  await passAMinute()
  expect(await slow).toEqual({ code: 'DOCUMENT_REFUSED', reason: 'document.too_slow' })
  expect(await documents.parse('behind.txt', bytes, undefined)).toHaveLength(1)
})
