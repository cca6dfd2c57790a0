import type { StoredSpan } from '../db/rows/stored-report.ts'
import type { Wording } from '../metrics/index.ts'
import { builder } from './builder.ts'

export const WordingType = builder.objectRef<Wording>('Wording').implement({
  description: 'The same words in Chinese and English.',
  fields: (t) => ({
    zh: t.exposeString('zh', { description: 'In Chinese.' }),
    en: t.exposeString('en', { description: 'In English.' }),
  }),
})

export const SpanType = builder.objectRef<StoredSpan>('Span').implement({
  description: 'A place in the document’s text: text.slice(start, end) is what stands there.',
  fields: (t) => ({
    start: t.exposeInt('start', { description: 'UTF-16 offset of the first character.' }),
    end: t.exposeInt('end', { description: 'UTF-16 offset after the last character.' }),
    page: t.int({
      nullable: true,
      description: 'One-based page, for documents that have pages.',
      resolve: (span) => span.page,
    }),
  }),
})
