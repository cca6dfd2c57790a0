/** Compresses what the build left for browsers as small as it gets, which takes too long for doing it while somebody waits. */
import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

const FOLDERS = ['.next/static/', 'public/browser/']
const BEST = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY, [constants.BROTLI_PARAM_LGWIN]: 24 }

for (const folder of FOLDERS) {
  const base = new URL(folder, import.meta.url)
  for (const name of globSync('**/*.{js,css}', { cwd: fileURLToPath(base) })) {
    const bytes = readFileSync(new URL(name, base))
    writeFileSync(new URL(`${name}.br`, base), brotliCompressSync(bytes, { params: BEST }))
    writeFileSync(new URL(`${name}.gz`, base), gzipSync(bytes, { level: 9 }))
  }
}
