/** What `deploy/` watches is what the API tells. */
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { openDatabase } from '@gongkai/schema/db'
import { expect, inject, test } from 'vitest'
import { parse } from 'yaml'
import { createServer } from '../../apps/api/src/server/server.ts'
import { readTracked } from './tracked-files.ts'

interface Rule {
  readonly alert: string
  readonly expr: string
  readonly annotations: { readonly runbook: string }
}
interface Panel {
  readonly id: number
  readonly title: string
  readonly description: string
  readonly gridPos: { readonly x: number; readonly y: number }
  readonly targets: readonly { readonly expr: string }[]
}

const rules: readonly Rule[] = parse(readTracked('deploy/prometheus/gongkai.rules.yaml')).groups[0].rules
const panels: readonly Panel[] = JSON.parse(readTracked('deploy/grafana/gongkai.json')).panels

/** Of the API itself, with the parts of a histogram. */
async function listMetrics(): Promise<Set<string>> {
  const { db, close } = await openDatabase(inject('postgresUrl'))
  const answer = await createServer({ db, log: () => {} }).fetch('http://localhost/metrics')
  const types = [...(await answer.text()).matchAll(/^# TYPE (\S+) (\S+)$/gm)]
  await close()
  return new Set(
    types.flatMap(([, name = '', type]) =>
      type === 'histogram' ? [`${name}_bucket`, `${name}_count`, `${name}_sum`] : [name],
    ),
  )
}

const namesIn = (expression: string) => expression.match(/\b(?:gongkai|nodejs|process)_\w+|\bup\b/g) ?? []

test('every metric of the dashboard and the alerts is one that the API tells', async () => {
  const told = await listMetrics()
  const expressions = [...panels.flatMap(({ targets }) => targets), ...rules].map(({ expr }) => expr)
  expect(expressions.filter((expression) => namesIn(expression).length === 0)).toEqual([])
  const unknown = new Set(expressions.flatMap(namesIn).filter((name) => name !== 'up' && !told.has(name)))
  expect([...unknown]).toEqual([])
})

test('every panel has a place and a description of its own', () => {
  for (const distinct of ['id', 'title', 'description'] as const)
    expect(new Set(panels.map((panel) => panel[distinct])).size).toBe(panels.length)
  expect(new Set(panels.map(({ gridPos }) => `${gridPos.x} ${gridPos.y}`)).size).toBe(panels.length)
})

test.each(rules.map(({ alert, annotations }) => [alert, annotations.runbook]))('%s has a runbook', (alert, runbook) => {
  expect(runbook).toBe(`docs/operations.md#${alert.toLowerCase()}`)
  expect(readTracked('docs/operations.md')).toMatch(new RegExp(`^### ${alert}\\n\\n\\S`, 'm'))
})

const PROMTOOL = '/usr/bin/promtool'
const isMissing = !existsSync(PROMTOOL)
if (isMissing) console.warn('The alerts are not tried: there is no promtool on this machine.')

test.skipIf(isMissing)('alerts come when they should, and only then', () => {
  const file = fileURLToPath(new URL('../../deploy/prometheus/gongkai.rules.test.yaml', import.meta.url))
  expect(execFileSync(PROMTOOL, ['test', 'rules', file], { encoding: 'utf8' })).toMatch(/SUCCESS/)
})
