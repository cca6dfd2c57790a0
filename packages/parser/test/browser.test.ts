/** What a browser loads of the parser: bundled as the dashboard’s bundler would, and weighed. */
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { type OutputChunk, rolldown } from 'rolldown'
import { beforeAll, describe, expect, test } from 'vitest'

const ENTRY = fileURLToPath(new URL('../src/index.ts', import.meta.url))
/** For text, HTML and DOCX together. */
const MOST_BYTES = 150_000

let chunks: readonly OutputChunk[]
beforeAll(async () => {
  const bundle = await rolldown({ input: ENTRY, platform: 'browser', logLevel: 'silent' })
  const { output } = await bundle.generate({ format: 'esm', minify: true })
  chunks = output.filter((part) => part.type === 'chunk')
})

const chunkOf = (module: string) => {
  const found = chunks.find(({ facadeModuleId }) => facadeModuleId?.endsWith(module))
  if (!found) throw new Error(`${module} has no chunk of its own.`)
  return found
}
/** A chunk with all that it loads at once. */
const loadedWith = (chunk: OutputChunk): OutputChunk[] => [
  chunk,
  ...chunk.imports.flatMap((name) => chunks.filter(({ fileName }) => fileName === name).flatMap(loadedWith)),
]
const atOnce = () => new Set(loadedWith(chunkOf('src/index.ts')))
const forDocx = () => new Set([...atOnce(), ...loadedWith(chunkOf('docx/read-docx.ts'))])
const gzipped = (loaded: ReadonlySet<OutputChunk>) =>
  [...loaded].reduce((bytes, { code }) => bytes + gzipSync(code).length, 0)

describe('in a browser', () => {
  test(`text, HTML and DOCX take no more than ${MOST_BYTES} bytes`, () => {
    expect(gzipped(forDocx())).toBeLessThanOrEqual(MOST_BYTES)
  })

  test.each(['pdf/read-pdf.ts', 'doc/read-doc.ts', 'build/pdf.mjs', 'build/pdf.worker.mjs'])(
    '%s is loaded only on demand',
    (module) => {
      expect(forDocx()).not.toContain(chunkOf(module))
    },
  )

  test('nothing of Node is asked for', () => {
    for (const { code, imports } of forDocx()) {
      expect(imports.filter((name) => !chunks.some(({ fileName }) => fileName === name))).toEqual([])
      expect(code).not.toMatch(/["'`]node:|\brequire\(|\bprocess\./)
    }
  })
})
