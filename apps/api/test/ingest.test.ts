import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { listAgencies, listReports } from '@gongkai/schema/db'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { REPOSITORY } from '../src/config.ts'
import { findQuietPorts } from './quiet-ports.ts'
import { runCommand } from './run-command.ts'
import { openTemporaryStore, type TemporaryStore } from './temporary-store.ts'

const SAMPLES = join(REPOSITORY, 'samples')
const FIRST = join(SAMPLES, '000_22994185ec2f013c.txt')

let store: TemporaryStore
let folder: string
beforeAll(async () => {
  store = await openTemporaryStore()
  folder = await mkdtemp(join(tmpdir(), 'gongkai-ingest-'))
})
afterAll(async () => {
  await store.close()
  await rm(folder, { recursive: true })
})

const run = (...argv: string[]) => runCommand(argv, { environment: store.environment, cwd: folder })
const countOf = async (table: 'documents' | 'parses' | 'reports' | 'regions') => {
  const { count } = await store.db
    .selectFrom(table)
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}

test('a fresh database is migrated, filled with the divisions and the five samples, once', async () => {
  expect(await run('ingest', SAMPLES)).toEqual({
    exitCode: 0,
    stdout: '5 files: 5 stored, 0 unchanged, 0 failed\n',
    stderr: '',
  })
  expect(await run('ingest', SAMPLES)).toMatchObject({ stdout: '5 files: 0 stored, 5 unchanged, 0 failed\n' })
  expect([await countOf('documents'), await countOf('parses'), await countOf('reports')]).toEqual([5, 5, 5])
  expect(await countOf('regions')).toBeGreaterThan(3000)
})

test('several jobs store the same as one, and pass on what fails', async () => {
  const other = await openTemporaryStore()
  const argv = ['ingest', SAMPLES, 'nowhere', '--jobs', '2']
  const { exitCode, stdout, stderr } = await runCommand(argv, { environment: other.environment, cwd: folder })
  const cellsOf = ({ db }: TemporaryStore) =>
    db
      .selectFrom('reports')
      .innerJoin('parses', 'parses.id', 'reports.current_parse_id')
      .select(['parses.agency_name', 'parses.year', 'parses.states', 'parses.nonzero', 'parses.figures'])
      .orderBy('reports.agency_id')
      .execute()
  expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '6 files: 5 stored, 0 unchanged, 1 failed\n' })
  expect(stderr).toMatch(/\[file\.unreadable\]\n$/)
  expect(await cellsOf(other)).toEqual(await cellsOf(store))
  await other.close()
})

test('what cannot be parsed leaves nothing behind and does not keep the others back', async () => {
  await writeFile(join(folder, 'letter.txt'), '各位同事：明天下午开会。\n')
  const before = await countOf('documents')
  const { exitCode, stdout, stderr } = await run('ingest', 'letter.txt', 'nowhere', FIRST)
  expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '3 files: 0 stored, 1 unchanged, 2 failed\n' })
  expect(stderr).toMatch(/letter\.txt.*\[document\.not_a_report\]\n.*nowhere.*\[file\.unreadable\]\n/)
  expect(await countOf('documents')).toBe(before)
})

test.each([
  [
    'csv',
    '\ufeffpath,code,message\r\n"letter.txt","document.not_a_report","',
    /"\r\n"nowhere","file\.unreadable",".*"\r\n$/,
  ],
  ['ndjson', '{"path":"letter.txt","code":"document.not_a_report","message":"', /\n\{"path":"nowhere",.*\}\n$/],
])('what fails is listed in a %s file', async (type, start, end) => {
  await writeFile(join(folder, 'letter.txt'), '各位同事：明天下午开会。\n')
  const { exitCode } = await run('ingest', 'letter.txt', FIRST, 'nowhere', '--failures', `failures.${type}`)
  const text = await readFile(join(folder, `failures.${type}`), 'utf8')
  expect({ exitCode, start: text.slice(0, start.length) }).toEqual({ exitCode: 1, start })
  expect(text).toMatch(end)
})

test.each([
  ['failures.txt', /failures\.txt must end in \.csv or \.ndjson\. \[output\.unknown_format\]\n$/],
  ['nowhere/failures.csv', /Cannot write nowhere\/failures\.csv: .* \[output\.unwritable\]\n$/],
])('a list of failures that cannot be written as %s is refused before anything is stored', async (path, message) => {
  const { exitCode, stdout, stderr } = await run('ingest', FIRST, '--failures', path)
  expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' })
  expect(stderr).toMatch(message)
})

test('a report that restates one of an earlier run is stored, and names the document and the versions', async () => {
  const text = (await readFile(join(SAMPLES, '001_d746fab4eb0be43f.txt'), 'utf8')).replaceAll('惠济', '金水')
  await writeFile(join(folder, 'one.txt'), text)
  await writeFile(join(folder, 'two.txt'), `${text}\n`)
  expect(await run('ingest', 'one.txt')).toMatchObject({ exitCode: 0, stderr: '' })
  const { exitCode, stderr } = await run('ingest', 'two.txt')
  expect(exitCode).toBe(0)
  expect(stderr).toMatch(
    /^two\.txt: the same agency and year as one\.txt \(version 1\); .* version 2\. \[report\.restated\]\n$/,
  )
  expect(await run('ingest', 'one.txt', 'two.txt')).toMatchObject({ exitCode: 0, stderr: '' })
})

test('two reports of one agency and year in one run are both stored, and named', async () => {
  const text = await readFile(join(SAMPLES, '001_d746fab4eb0be43f.txt'), 'utf8')
  await writeFile(join(folder, 'first.txt'), `${text}\n`)
  await writeFile(join(folder, 'second.txt'), `${text}\n\n`)
  const [documents, reports] = [await countOf('documents'), await countOf('reports')]
  const { exitCode, stdout, stderr } = await run('ingest', 'first.txt', 'second.txt')
  expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: '2 files: 2 stored, 0 unchanged, 0 failed\n' })
  expect(stderr).toMatch(/^first\.txt: the same agency and year as 001_d746fab4eb0be43f\.txt .* version 2\. .*\n/)
  expect(stderr).toMatch(/\nsecond\.txt: the same agency and year as first\.txt .* version 3\. \[report\.restated\]\n$/)
  expect([await countOf('documents'), await countOf('reports')]).toEqual([documents + 2, reports])
})

test('a manifest that says otherwise keeps a report out', async () => {
  const text = await readFile(FIRST, 'utf8')
  await writeFile(join(folder, 'a.txt'), `${text}\n`)
  await writeFile(join(folder, 'wrong.csv'), 'file,agency,region,year\na.txt,,,1999\n')
  const wrong = await run('ingest', 'a.txt', '--manifest', 'wrong.csv')
  expect(wrong).toMatchObject({ exitCode: 1, stdout: '1 file: 0 stored, 0 unchanged, 1 failed\n' })
  expect(wrong.stderr).toContain('[manifest.contradicted]')
})

test.each(['洛阳市示范区（高新）管理委员会', '洛阳市示范区(高新)管理委员会'])(
  'a manifest may call an agency %s',
  async (name) => {
    const document =
      '洛阳市示范区（高新）管理委员会2023年政府信息公开工作年度报告\n\n一、总体情况\n\n无。\n\n六、其他需要报告的事项\n\n无。\n'
    await writeFile(join(folder, 'brackets.txt'), document)
    await writeFile(join(folder, 'brackets.csv'), `file,agency\nbrackets.txt,${name}\n`)
    const { exitCode, stderr } = await run('ingest', 'brackets.txt', '--manifest', 'brackets.csv')
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' })
  },
)

test('a day of publication is kept, also of what is stored already', async () => {
  await writeFile(join(folder, 'late.txt'), `${await readFile(FIRST, 'utf8')}\n\n\n`)
  await writeFile(join(folder, 'days.csv'), 'file,published_on\nlate.txt,2021-05-01\n')
  const publishedOn = () =>
    store.db.selectFrom('documents').select('published_on').where('name', '=', 'late.txt').executeTakeFirst()
  await run('ingest', 'late.txt')
  expect(await publishedOn()).toEqual({ published_on: null })
  await run('ingest', 'late.txt', '--manifest', 'days.csv')
  expect(await publishedOn()).toEqual({ published_on: '2021-05-01' })
  await run('ingest', 'late.txt')
  expect(await publishedOn()).toEqual({ published_on: '2021-05-01' })
})

test.each(['2021-02-30', '1 May 2021', '20210501'])('a manifest with the day %s is refused', async (day) => {
  await writeFile(join(folder, 'no-day.csv'), `file,published_on\nlate.txt,${day}\n`)
  const { exitCode, stderr } = await run('ingest', 'late.txt', '--manifest', 'no-day.csv')
  expect(exitCode).toBe(1)
  expect(stderr).toMatch(/^gongkai: no-day\.csv, line 2 \(late\.txt\): .* is no day; .*\[manifest\.invalid\]\n$/)
})

test('a manifest that is no table is refused before anything is stored', async () => {
  await copyFile(FIRST, join(folder, 'b.txt'))
  await writeFile(join(folder, 'no-table.csv'), 'region,year\n410300,2020\n')
  const { exitCode, stdout, stderr } = await run('ingest', 'b.txt', '--manifest', 'no-table.csv')
  expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' })
  expect(stderr).toMatch(/^gongkai: no-table\.csv needs the columns .* \[manifest\.invalid\]\n$/)
})

test('a manifest that is not there is told in words', async () => {
  const { exitCode, stderr } = await run('ingest', 'b.txt', '--manifest', 'nowhere.csv')
  expect({ exitCode, stderr }).toEqual({
    exitCode: 1,
    stderr: 'gongkai: Cannot read the manifest nowhere.csv: there is no such file or folder. [file.unreadable]\n',
  })
})

test('a manifest with a region that no division has is refused, with file and line', async () => {
  await writeFile(join(folder, 'regions.csv'), 'file,agency,region,year\n\na.txt,,4103,\nb.txt,,999999,\n')
  const { exitCode, stdout, stderr } = await run('ingest', 'a.txt', '--manifest', 'regions.csv')
  expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' })
  expect(stderr).toMatch(
    /^gongkai: regions\.csv, line 4 \(b\.txt\): no division has the code 999999\. .*\[manifest\.invalid\]\n$/,
  )
})

test('a region given later settles whose report it is, once, and no agency without region is left', async () => {
  const text = await readFile(join(SAMPLES, '001_d746fab4eb0be43f.txt'), 'utf8')
  await writeFile(join(folder, 'drum-tower.txt'), text.replaceAll('惠济', '鼓楼'))
  await writeFile(join(folder, 'settled.csv'), 'file,agency,region,year\ndrum-tower.txt,,410200,\n')
  const agenciesOf = async () => {
    const filter = { text: '鼓楼区' }
    const agencies = await listAgencies(store.db, { filter, limit: 10 })
    const reports = await listReports(store.db, { filter, limit: 10 })
    return [agencies.map((agency) => agency.region_code), reports.map((report) => report.version)]
  }
  const stored = { exitCode: 0, stdout: '1 file: 1 stored, 0 unchanged, 0 failed\n', stderr: '' }
  const unchanged = { ...stored, stdout: '1 file: 0 stored, 1 unchanged, 0 failed\n' }
  expect(await run('ingest', 'drum-tower.txt')).toEqual(stored)
  expect(await agenciesOf()).toEqual([[null], [1]])
  expect(await run('ingest', 'drum-tower.txt', '--region', '4102')).toEqual(stored)
  expect(await agenciesOf()).toEqual([['410204'], [1]])
  expect(await run('ingest', 'drum-tower.txt', '--region', '410200')).toEqual(unchanged)
  expect(await run('ingest', 'drum-tower.txt')).toEqual(unchanged)
  expect(await run('ingest', 'drum-tower.txt', '--manifest', 'settled.csv')).toEqual(unchanged)
  expect(await run('ingest', 'drum-tower.txt')).toEqual(unchanged)
})

test('a report that another, stored after it, restates is told not to count when it is read again', async () => {
  const text = await readFile(join(SAMPLES, '001_d746fab4eb0be43f.txt'), 'utf8')
  await writeFile(join(folder, 'original.txt'), text.replaceAll('惠济', '二七'))
  await writeFile(join(folder, 'restated.txt'), `${text.replaceAll('惠济', '二七')}\n`)
  await run('ingest', 'original.txt', 'restated.txt')
  const { exitCode, stdout, stderr } = await run('ingest', 'original.txt', '--region', '410100')
  expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: '1 file: 1 stored, 0 unchanged, 0 failed\n' })
  expect(stderr).toMatch(/^original\.txt: stored as version 3, .* does not count.* \[report\.superseded\]\n$/)
})

test('an interrupted run stops between two files', async () => {
  const controller = new AbortController()
  const stdin = (async function* () {
    controller.abort()
    yield Buffer.from('anything')
  })()
  const surroundings = { environment: store.environment, signal: controller.signal, stdin }
  const { exitCode, stdout, stderr } = await runCommand(['ingest', '-', SAMPLES], surroundings)
  expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '0 files: 0 stored, 0 unchanged, 0 failed\n' })
  expect(stderr).toMatch(/^Interrupted\. Run the same command again to go on/)
})

test('a database that cannot be reached is one line and exit 1', async () => {
  const environment = { DATABASE_URL: 'postgres://me:secret@127.0.0.1:1/none' }
  const { exitCode, stderr } = await runCommand(['ingest', SAMPLES], { environment })
  expect(exitCode).toBe(1)
  expect(stderr).toMatch(/^gongkai: .*\[database\.unreachable\]\n$/)
  expect(stderr).not.toContain('secret')
})

test('migrate says what it did, and doctor finds nothing wrong', async () => {
  expect(await run('migrate')).toMatchObject({ exitCode: 0, stderr: '' })
  const environment = { ...store.environment, ...(await findQuietPorts()) }
  const { exitCode, stdout } = await runCommand(['doctor'], { environment })
  expect(
    stdout
      .trim()
      .split('\n')
      .map((line) => line.replace(/:.*/, '')),
  ).toEqual([
    'ok    node',
    'ok    server',
    'ok    database',
    'ok    migrations',
    'ok    queue',
    'ok    replicas',
    'ok    backups',
    'ok    PORT',
    'ok    WEB_PORT',
  ])
  expect(exitCode).toBe(0)
})
