import { dirname, matchesGlob, normalize } from 'node:path/posix'
import { parseDocument } from '@gongkai/parser'
import { buildSchema, parse, validate } from 'graphql'
import { describe, expect, test } from 'vitest'
import { readTracked, TRACKED } from './tracked-files.ts'

const PAGES = TRACKED.filter((path) => path.endsWith('.md') && !path.includes('/fixtures/'))
const linksIn = (page: string) =>
  [...readTracked(page).matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)]
    .map((match) => match[1] as string)
    .filter((target) => !/^[a-z]+:/.test(target))
/** Between backticks, a file, a folder or a pattern of files. */
const pathsIn = (page: string) =>
  [...readTracked(page).matchAll(/`((?:apps|packages|scripts|docs|deploy|samples)\/[\w[\]*./-]+)`/g)].map(
    (match) => match[1] as string,
  )
/** Made by whoever installs it. */
const OF_AN_INSTALLATION = ['deploy/secrets']
const isThere = (path: string) =>
  TRACKED.some((file) => file === path || file.startsWith(`${path.replace(/\/$/, '')}/`) || matchesGlob(file, path))
const codeIn = (page: string, language: string) =>
  [...readTracked(page).matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map(
    (match) => match[1] as string,
  )

interface Answer {
  readonly value: number
  readonly agency: { readonly name: string }
  readonly fact: { readonly raw: string; readonly start: number; readonly end: number }
}
/** Permit decisions that the samples of these agencies state, with their places. */
const permitsOf = async (names: readonly string[]) => {
  const samples = TRACKED.filter((path) => path.startsWith('samples/'))
  const reports = await Promise.all(
    samples.map((name) => parseDocument({ name, bytes: new TextEncoder().encode(readTracked(name)) })),
  )
  return names.map((name) => {
    const report = reports.flat().find((candidate) => candidate.agency.name === name)
    const fact = report?.facts.find(({ metric }) => metric === 'permits.decisions')
    return { name, value: fact?.value, raw: fact?.raw, start: fact?.span?.start, end: fact?.span?.end }
  })
}

describe('pages for people', () => {
  test.each(PAGES)('%s links only to files that are there', (page) => {
    const targets = linksIn(page).map((target) => normalize(`${dirname(page)}/${target}`))
    expect(targets.filter((target) => !TRACKED.includes(target))).toEqual([])
  })

  test.each(PAGES)('%s names only files and folders that are there', (page) => {
    expect(pathsIn(page).filter((path) => !isThere(path) && !OF_AN_INSTALLATION.includes(path))).toEqual([])
  })

  test('the README’s query is valid, and its answer is what the samples say', async () => {
    const schema = buildSchema(readTracked('packages/schema/schema.graphql'))
    const [query = ''] = codeIn('README.md', 'graphql')
    expect(validate(schema, parse(query)).map(({ message }) => message)).toEqual([])

    const [answer = ''] = codeIn('README.md', 'json')
    const stated = (JSON.parse(answer).data.ranking.nodes as Answer[]).map(({ value, agency, fact }) => ({
      name: agency.name,
      value,
      ...fact,
    }))
    expect(stated).toEqual(await permitsOf(stated.map(({ name }) => name)))
  })

  test('each script a page tells to run is there', () => {
    const scripts = PAGES.flatMap((page) => [
      ...readTracked(page).matchAll(/\bnode ((?:scripts|packages|apps)\/[\w./-]+)/g),
    ])
    expect(scripts.map((match) => match[1] as string).filter((path) => !TRACKED.includes(path))).toEqual([])
    expect(scripts.length).toBeGreaterThan(1)
  })
})
