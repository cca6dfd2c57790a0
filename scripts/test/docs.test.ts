import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { enumNameOf, FINDING_CODES, METRICS, REQUEST_ROWS } from '@gongkai/schema/metrics'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { findingsPage, metricsPage } from '../catalogue-pages.ts'
import { writeGenerated } from '../generated-files.ts'

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')
const rowOf = (page: string, key: string) => page.split('\n').find((line) => line.startsWith(`| \`${key}\` |`)) ?? ''

describe('docs/metrics.md', () => {
  const page = read('docs/metrics.md')

  test('is what the catalogue generates', () => {
    expect(page).toBe(metricsPage())
  })

  test.each(METRICS.filter((metric) => metric.address.section !== 'requests').map((metric) => [metric.key, metric]))(
    'documents %s',
    (key, metric) => {
      const row = rowOf(page, key)
      expect(row).toContain(`\`${enumNameOf(key)}\``)
      for (const text of [metric.label, metric.definition]) expect(row).toContain(`${text.zh}<br>${text.en}`)
      expect(row).toContain(metric.legalBasis)
    },
  )

  test('documents each row and each applicant of table 三', () => {
    for (const { address, label, legalBasis } of METRICS.filter((metric) => metric.address.section === 'requests')) {
      const [row, applicant] = [rowOf(page, address.row), rowOf(page, address.column)]
      const printed = REQUEST_ROWS.find(({ key }) => key === address.row)
      const applicantLabel = label.zh.split(' · ').at(-1)
      expect(row).toContain(`${printed?.zh}<br>`)
      expect(row).toContain(legalBasis)
      expect(applicant).toContain(`${applicantLabel}<br>`)
    }
  })
})

describe('docs/findings.md', () => {
  const page = read('docs/findings.md')

  test('is what the catalogue generates', () => {
    expect(page).toBe(findingsPage())
  })

  test.each(Object.entries(FINDING_CODES))('documents %s', (code, finding) => {
    const row = rowOf(page, code)
    for (const text of [finding.severity, finding.zh, finding.en, finding.legalBasis]) expect(row).toContain(text)
  })
})

describe('a generated file', () => {
  const writeInto = (root: string, text: string, check: boolean) =>
    writeGenerated({ root, files: { 'docs/page.md': text }, command: 'node generate.ts', check })

  test('is written once and found stale when its source has changed', () => {
    const root = mkdtempSync(join(tmpdir(), 'gongkai-docs-'))
    const error = vi.spyOn(console, 'error').mockReturnValue()
    const log = vi.spyOn(console, 'log').mockReturnValue()
    onTestFinished(() => {
      vi.restoreAllMocks()
      rmSync(root, { recursive: true })
    })

    expect(writeInto(root, 'one', true)).toBe(1)
    expect(writeInto(root, 'one', false)).toBe(0)
    expect(log).toHaveBeenCalledWith('Wrote docs/page.md')
    expect(writeInto(root, 'one', true)).toBe(0)

    writeFileSync(join(root, 'docs/page.md'), 'edited by hand')
    expect(writeInto(root, 'one', true)).toBe(1)
    expect(error).toHaveBeenLastCalledWith('docs/page.md is stale; run: node generate.ts')
    expect(readFileSync(join(root, 'docs/page.md'), 'utf8')).toBe('edited by hand')
  })
})
