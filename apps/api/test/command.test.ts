import { execFileSync } from 'node:child_process'
import { chmod, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { REPOSITORY } from '../src/config.ts'
import { passTheNextMinute } from './pass-a-minute.ts'
import { runCommand } from './run-command.ts'

const SAMPLES = join(REPOSITORY, 'samples')
const FIRST = join(SAMPLES, '000_22994185ec2f013c.txt')
const SECOND = join(SAMPLES, '001_d746fab4eb0be43f.txt')

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gongkai-command-'))
  await mkdir(join(folder, 'inner'))
  await writeFile(join(folder, 'empty.txt'), '')
  await writeFile(join(folder, 'inner', 'letter.txt'), '各位同事：明天下午开会。\n')
  await writeFile(
    join(folder, 'noise.txt'),
    Uint8Array.from({ length: 4096 }, (_, i) => (i * 151 + (i >> 3)) % 256),
  )
  await writeFile(join(folder, '.hidden'), 'not looked at')
})
afterAll(() => rm(folder, { recursive: true }))

const linesOf = (stdout: string) =>
  stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))

describe('the command line', () => {
  test.each([
    ['no command', []],
    ['an unknown command', ['export']],
    ['no file', ['parse']],
    ['an unknown option', ['parse', '--fast', FIRST]],
    ['an unknown format', ['parse', '--format', 'xml', FIRST]],
    ['a region that is no code', ['parse', '--region', '河南', FIRST]],
    ['a region that no division has', ['parse', '--region', '999999', FIRST]],
  ])('%s is a usage error', async (_what, argv) => {
    const { exitCode, stdout, stderr } = await runCommand(argv)
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' })
    expect(stderr).not.toBe('')
  })

  test.each(['parse', 'check', 'ingest'])('%s names a region that no division has', async (command) => {
    const { exitCode, stderr } = await runCommand([command, '--region', '4199', FIRST])
    expect(exitCode).toBe(2)
    expect(stderr).toMatch(/^error: .*--region.*no division has the code 4199\b/)
  })

  test.each(['parse', 'check', 'ingest', 'migrate', 'serve', 'doctor'])(
    '%s has help with examples',
    async (command) => {
      const { exitCode, stdout, stderr } = await runCommand([command, '--help'])
      expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' })
      expect(stdout).toMatch(new RegExp(`Examples:\\n  \\$ npx gongkai ${command}`))
    },
  )
})

describe('parse', () => {
  test('prints one compact object for each report, in the order of the files', async () => {
    const { exitCode, stdout, stderr } = await runCommand(['parse', SAMPLES, '--format', 'ndjson'])
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' })
    const reports = linesOf(stdout)
    expect(reports).toHaveLength(5)
    expect(reports[0].source.name).toBe(FIRST)
    expect(reports.every((report) => report.facts.length > 190)).toBe(true)
  })

  test('prints one report as one object', async () => {
    const { stdout } = await runCommand(['parse', FIRST])
    expect(JSON.parse(stdout)).toMatchObject({ schema: 1, source: { name: FIRST, media_type: 'text/plain' } })
  })

  test('- is standard input', async () => {
    const { exitCode, stdout } = await runCommand(['parse', '-', '--format', 'ndjson'], {
      stdin: await readFile(FIRST),
    })
    expect(exitCode).toBe(0)
    expect(linesOf(stdout)[0].source.name).toBe('-')
  })

  test('a table shows agency, figures that are not zero, and findings', async () => {
    const argv = ['parse', SAMPLES, '--format', 'table']
    const { stdout } = await runCommand(argv, { environment: { LANG: 'zh_CN.UTF-8' } })
    expect(stdout).toMatch(/^\S+ {2}\d{6} {2}20\d\d {2}form 20\d\d/)
    expect(stdout).toMatch(/\n {2}permits\.decisions +行政许可 · (本年)?处理决定数量 +4025 件\n/)
    expect(stdout).toMatch(/\n {2}错误 narrative\.contradicts_table: .*59.*\n/)
  })

  test('a file that fails is told with its code, and the others are still printed', async () => {
    const argv = ['parse', 'nowhere', 'empty.txt', 'inner', FIRST, '--format', 'ndjson']
    const { exitCode, stdout, stderr } = await runCommand(argv, { cwd: folder })
    const [missing, empty, letter, report] = linesOf(stdout)
    expect(exitCode).toBe(1)
    expect(missing).toMatchObject({ source: 'nowhere', error: { code: 'file.unreadable' } })
    expect(empty).toMatchObject({ source: 'empty.txt', error: { code: 'document.empty' } })
    expect(letter).toMatchObject({ source: 'inner/letter.txt', error: { code: 'document.not_a_report' } })
    expect(report.source.name).toBe(FIRST)
    expect(stderr.trim().split('\n')).toHaveLength(3)
  })

  test('bytes of no known encoding are refused as a document', async () => {
    const { exitCode, stdout } = await runCommand(['parse', 'noise.txt', '--format', 'ndjson'], { cwd: folder })
    expect(exitCode).toBe(1)
    expect(linesOf(stdout)[0].error.code).toMatch(/^document\./)
  })

  test('a folder is walked, without its hidden files', async () => {
    const { stdout } = await runCommand(['parse', '.', '--format', 'ndjson'], { cwd: folder })
    expect(linesOf(stdout).map(({ source }) => source)).toEqual(['empty.txt', 'inner/letter.txt', 'noise.txt'])
  })

  test('a link that leads nowhere is one failure', async () => {
    await symlink('circle', join(folder, 'circle'))
    const { exitCode, stdout } = await runCommand(['parse', 'circle', FIRST, '--format', 'ndjson'], { cwd: folder })
    await rm(join(folder, 'circle'))
    expect(exitCode).toBe(1)
    expect(linesOf(stdout)[0]).toMatchObject({ source: 'circle', error: { code: 'file.unreadable' } })
    expect(linesOf(stdout)).toHaveLength(2)
  })

  test('in a folder, links to files are read, those to folders passed over, and pipes too, which is told', async () => {
    await mkdir(join(folder, 'links'))
    await symlink(FIRST, join(folder, 'links', 'report.txt'))
    await symlink(SAMPLES, join(folder, 'links', 'samples'))
    execFileSync('mkfifo', [join(folder, 'links', 'pipe')])
    const { exitCode, stdout, stderr } = await runCommand(['parse', 'links', '--format', 'ndjson'], { cwd: folder })
    await rm(join(folder, 'links'), { recursive: true })
    expect(exitCode).toBe(0)
    expect(linesOf(stdout).map(({ source }) => source.name)).toEqual(['links/report.txt'])
    expect(stderr).toMatch(/^links\/pipe: .*passed over\. \[file\.passed_over\]\n$/)
  })

  test('a folder without files says so', async () => {
    await mkdir(join(folder, 'bare'))
    const { stdout, stderr } = await runCommand(['parse', 'bare'], { cwd: folder })
    await rm(join(folder, 'bare'), { recursive: true })
    expect({ stdout, stderr }).toEqual({ stdout: '', stderr: 'No files found in bare.\n' })
  })

  test('empty standard input is called by its name', async () => {
    const { exitCode, stderr } = await runCommand(['parse', '-'])
    expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: '-: Standard input is empty. [document.empty]\n' })
  })

  test('standard input is no longer than a file may be', async () => {
    const chunk = new Uint8Array(2 ** 24)
    let chunks = 0
    const stdin = (async function* () {
      for (;;) {
        chunks++
        yield chunk
      }
    })()
    const { exitCode, stderr } = await runCommand(['parse', '-'], { stdin })
    expect({ exitCode, chunks }).toEqual({ exitCode: 1, chunks: 17 })
    expect(stderr).toMatch(/Standard input is larger than 256 MiB.* \[file\.too_large\]\n$/)
  })

  test('control characters in the name of a file do nothing to the terminal', async () => {
    const name = 'red\u001b[31m\nline.txt'
    await writeFile(join(folder, name), '')
    const { stdout, stderr } = await runCommand(['parse', name, '--format', 'ndjson'], { cwd: folder })
    await rm(join(folder, name))
    expect(linesOf(stdout)[0].source).toBe(name)
    expect(stderr).toMatch(/^red␛\[31m␊line\.txt .+\n$/)
  })

  test.skipIf(process.getuid?.() === 0)('a folder that may not be read is one failure', async () => {
    await mkdir(join(folder, 'locked'), { mode: 0o000 })
    const { exitCode, stdout } = await runCommand(['parse', 'locked', FIRST, '--format', 'ndjson'], { cwd: folder })
    await chmod(join(folder, 'locked'), 0o700)
    expect(exitCode).toBe(1)
    expect(linesOf(stdout)[0]).toMatchObject({ source: 'locked', error: { code: 'file.unreadable' } })
    expect(linesOf(stdout)).toHaveLength(2)
  })
})

describe.each(['parse', 'check'])('%s', (command) => {
  test('gives up a document that is not read within a minute, and reads those behind it', async () => {
    passTheNextMinute()
    const { exitCode, stdout, stderr } = await runCommand([command, FIRST, SECOND, '--format', 'json'])
    const [slow, read] = JSON.parse(stdout)
    expect(exitCode).toBe(1)
    expect(slow).toMatchObject({ source: FIRST, error: { code: 'document.too_slow' } })
    expect(read).toMatchObject({ source: { name: SECOND }, year: expect.any(Number) })
    expect(stderr).toMatch(/^.*000_22994185ec2f013c\.txt was not read within 60 s\..* \[document\.too_slow\]\n$/)
  })
})

describe('check', () => {
  test('exits 1 where a finding is an error, and names its place', async () => {
    const { exitCode, stdout } = await runCommand(['check', FIRST])
    expect(exitCode).toBe(1)
    expect(stdout).toMatch(/ {2}error narrative\.contradicts_table: .+ \(\d+:\d+\)/)
  })

  test('SARIF names a rule and a place for each finding', async () => {
    const { stdout } = await runCommand(['check', FIRST, join(folder, 'empty.txt'), '--format', 'sarif'])
    const { version, runs } = JSON.parse(stdout)
    const [{ tool, results, invocations }] = runs
    const found = results.find(({ ruleId }: { ruleId: string }) => ruleId === 'narrative.contradicts_table')
    expect(version).toBe('2.1.0')
    expect(tool.driver.rules[found.ruleIndex].id).toBe('narrative.contradicts_table')
    expect(found.locations[0].physicalLocation.region).toMatchObject({
      startLine: expect.any(Number),
      charLength: expect.any(Number),
    })
    expect(invocations[0]).toMatchObject({
      executionSuccessful: false,
      toolExecutionNotifications: [{ descriptor: { id: 'document.empty' } }],
    })
  })

  test('JSON holds findings and how every rule ended, but no text', async () => {
    const { stdout } = await runCommand(['check', FIRST, '--format', 'json'])
    const report = JSON.parse(stdout)
    expect(report.checks.length).toBeGreaterThan(0)
    expect(report).not.toHaveProperty('text')
  })
})
