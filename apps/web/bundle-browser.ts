/** Bundles `browser/` into `public/browser/`, where Next serves it; ApexCharts is a file of its own, loaded when it is needed. */
import { rm } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { build } from 'rolldown'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const TO = here('public/browser')

await rm(TO, { recursive: true, force: true })
await build({
  input: here('browser/page.ts'),
  platform: 'browser',
  logLevel: 'warn',
  transform: { target: ['chrome109', 'edge109', 'firefox115', 'safari15.4'] },
  output: { dir: TO, minify: true, entryFileNames: 'page.js', chunkFileNames: '[name]-[hash].js' },
})
