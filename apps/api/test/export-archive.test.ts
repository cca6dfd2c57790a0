/** A ranking as an archive: the table, and all that explains it to people and to programs. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import Ajv from 'ajv/dist/2020.js'
import AjvDraft04 from 'ajv-draft-04'
import addFormats from 'ajv-formats'
import { parse } from 'csv-parse/sync'
import { unzipSync } from 'fflate'
import { beforeAll, describe, expect, test } from 'vitest'
import { REPOSITORY } from '../src/config.ts'
import { type ApiServer, createServer } from '../src/server/server.ts'
import { DATA_PACKAGE_SCHEMA } from './data-package-schema.ts'
import { useSampleDatabase } from './sample-database.ts'

const database = useSampleDatabase()
let server: ApiServer
beforeAll(() => {
  server = createServer({ db: database.db, log: () => {}, webUrl: 'https://data.example.org' })
})

const get = (path: string) => server.fetch(`http://localhost${path}`)
const rowsOf = (csv: string): Record<string, string>[] =>
  parse(csv, { columns: true, bom: true, comment: '#', comment_no_infix: true })

describe('an archive', () => {
  const open = async () => {
    const response = await get('/export/ranking.zip?metric=permits&year=2024')
    expect(response.headers.get('content-disposition')).toBe(
      'attachment; filename="gongkai-ranking-permits.decisions-2024.zip"',
    )
    const files = unzipSync(new Uint8Array(await response.arrayBuffer()))
    return Object.fromEntries(Object.entries(files).map(([name, bytes]) => [name, new TextDecoder().decode(bytes)]))
  }

  test('holds the table and all that explains it', async () => {
    const files = await open()
    expect(Object.keys(files).sort()).toEqual([
      'CITATION.cff',
      'LICENSE',
      'README.md',
      'data-dictionary.csv',
      'data.csv',
      'datapackage.json',
    ])
    const fields = Object.keys(rowsOf(files['data.csv'] ?? '')[0] ?? {})
    const dictionary = rowsOf(files['data-dictionary.csv'] ?? '')
    expect(dictionary.map(({ name }) => name)).toEqual([...fields, 'permits.decisions'])
    expect(files.LICENSE).toBe(await readFile(join(REPOSITORY, 'LICENSE'), 'utf8'))
    expect(files['README.md']).toMatch(/空白不是零[\s\S]*empty is not zero/)
    expect(files['README.md']).toMatch(/第四十九条[\s\S]*articles 49 and 50[\s\S]*no right in the reports/)
    expect(files['CITATION.cff']).toMatch(/^cff-version: "1\.2\.0"\n[\s\S]*^authors:\n {2}- name: "Gongkai"$/m)
  })

  test('has a datapackage.json that validates and tells the columns as they are', async () => {
    const files = await open()
    const description = JSON.parse(files['datapackage.json'] ?? '')
    const ajv = new Ajv.default({ allErrors: true, strict: false })
    addFormats.default(ajv)
    const validate = ajv.compile(DATA_PACKAGE_SCHEMA)
    validate(description)
    expect(validate.errors).toBeNull()
    for (const { path, schema } of description.resources) {
      const [head] = parse(files[path] ?? '', { bom: true, comment: '#', comment_no_infix: true, to: 1 })
      expect(schema.fields.map(({ name }: { name: string }) => name)).toEqual(head)
    }
    expect(validate({ ...description, resources: [{ name: 'data' }] })).toBe(false)
  })

  test('has a datapackage.json that the tools of the standard take', async () => {
    const profile = await readFile(new URL('fixtures/data-package/tabular-data-package.json', import.meta.url), 'utf8')
    const ajv = new AjvDraft04.default({ allErrors: true, strict: false, formats: { textarea: true } })
    addFormats.default(ajv)
    const validate = ajv.compile(JSON.parse(profile))
    const description = JSON.parse((await open())['datapackage.json'] ?? '')
    validate(description)
    expect(validate.errors).toBeNull()
    expect(validate({ ...description, resources: [{ name: 'data' }] })).toBe(false)
  })
})
