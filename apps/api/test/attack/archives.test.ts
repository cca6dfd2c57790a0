/** Archives that want more than to be read: names that lead elsewhere, parts that stand twice, archives in archives. */
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strToU8, type Zippable, zipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runCommand } from '../run-command.ts'

const paragraph = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`
const LINES = [
  '惠济区卫生健康委员会2024年政府信息公开工作年度报告',
  ...[
    '一、总体情况',
    '全年主动公开信息12条。',
    '五、存在的主要问题及改进情况',
    '无。',
    '六、其他需要报告的事项',
    '无。',
  ],
]
const DOCUMENT = strToU8(`<w:document xmlns:w="w"><w:body>${LINES.map(paragraph).join('')}</w:body></w:document>`)
const PLAIN: Zippable = { 'word/document.xml': DOCUMENT }

let outer: string
let folder: string
beforeAll(async () => {
  outer = await mkdtemp(join(tmpdir(), 'gongkai-archives-'))
  folder = join(outer, 'in')
  await mkdir(folder)
})
afterAll(() => rm(outer, { recursive: true }))

async function parse(files: Zippable) {
  await writeFile(join(folder, 'report.docx'), zipSync(files))
  const { stdout, exitCode } = await runCommand(['parse', 'report.docx', '--format', 'ndjson'], { cwd: folder })
  return { exitCode, report: JSON.parse(stdout.split('\n')[0] ?? '') }
}
const textOf = async (files: Zippable) => (await parse(files)).report.text

test.each<[string, Zippable]>([
  [
    'names that lead out of it',
    { '../../escaped.txt': strToU8('x'), '/etc/escaped': strToU8('x'), '..\\escaped.txt': strToU8('x') },
  ],
  ['a name without end', { [`${'a/'.repeat(20_000)}b`]: strToU8('x') }],
  [
    'a thousand parts that nobody asks for',
    Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [`word/media/${i}.png`, strToU8('x')])),
  ],
  ['an archive of archives', { 'word/embeddings/a.docx': zipSync({ 'a.docx': zipSync(PLAIN) }) }],
  [
    'a part that is linked from elsewhere',
    {
      'word/_rels/document.xml.rels': strToU8(
        '<Relationships><Relationship TargetMode="External" Target="http://169.254.169.254/"/></Relationships>',
      ),
    },
  ],
])('a Word file with %s is read as without, and nothing is written', async (_what, more) => {
  expect(await textOf({ ...PLAIN, ...more })).toBe(await textOf(PLAIN))
  expect(await readdir(outer)).toEqual(['in'])
  expect(await readdir(folder)).toEqual(['report.docx'])
})

test('entities of files and addresses are not looked up', async () => {
  const xml = `<!DOCTYPE x [<!ENTITY file SYSTEM "file:///etc/passwd"><!ENTITY web SYSTEM "http://169.254.169.254/">]>${new TextDecoder()
    .decode(DOCUMENT)
    .replace('无。', '&file;&web;')}`
  const { report } = await parse({ 'word/document.xml': strToU8(xml) })
  expect(report.text ?? '').not.toContain('root:')
})
