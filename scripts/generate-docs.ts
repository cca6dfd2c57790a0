/** Writes docs/metrics.md and docs/findings.md from the metric catalogue; `--check` only says whether they are stale. */
import { fileURLToPath } from 'node:url'
import { findingsPage, metricsPage } from './catalogue-pages.ts'
import { writeGenerated } from './generated-files.ts'

const root = fileURLToPath(new URL('../', import.meta.url))

process.exitCode = writeGenerated({
  root,
  files: { 'docs/metrics.md': metricsPage(), 'docs/findings.md': findingsPage() },
  command: 'node scripts/generate-docs.ts',
  check: process.argv.includes('--check'),
})
