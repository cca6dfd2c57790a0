import { dirname, normalize } from 'node:path/posix'
import { buildSchema, parse, validate } from 'graphql'
import { describe, expect, test } from 'vitest'
import { readTracked, TRACKED } from './tracked-files.ts'

const PAGES = TRACKED.filter((path) => path.endsWith('.md') && !path.includes('/fixtures/'))
const linksIn = (page: string) =>
  [...readTracked(page).matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)]
    .map((match) => match[1] as string)
    .filter((target) => !/^[a-z]+:/.test(target))
const codeIn = (page: string, language: string) =>
  [...readTracked(page).matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map(
    (match) => match[1] as string,
  )

describe('pages for people', () => {
  test.each(PAGES)('%s links only to files that are there', (page) => {
    const targets = linksIn(page).map((target) => normalize(`${dirname(page)}/${target}`))
    expect(targets.filter((target) => !TRACKED.includes(target))).toEqual([])
  })

  test('the README’s query is valid and its answer is whole', () => {
    const schema = buildSchema(readTracked('packages/schema/schema.graphql'))
    const [query = ''] = codeIn('README.md', 'graphql')
    expect(validate(schema, parse(query)).map(({ message }) => message)).toEqual([])
    const [answer = ''] = codeIn('README.md', 'json')
    expect(JSON.parse(answer).data.ranking.nodes).not.toEqual([])
  })

  test('each script a page tells to run is there', () => {
    const scripts = PAGES.flatMap((page) => [
      ...readTracked(page).matchAll(/\bnode ((?:scripts|packages|apps)\/[\w./-]+)/g),
    ])
    expect(scripts.map((match) => match[1] as string).filter((path) => !TRACKED.includes(path))).toEqual([])
    expect(scripts.length).toBeGreaterThan(1)
  })
})
