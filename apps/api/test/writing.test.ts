/** Changes through the API: each with a key, its scope and an entry in the log; without a key none. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createApiKey, type Database, openReader, openWriter, type Scope } from '@gongkai/schema/db'
import { decodeIdOf } from '@gongkai/schema/graphql'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { REPOSITORY } from '../src/config.ts'
import { type Listening, listen } from '../src/server/listen.ts'
import { createServer } from '../src/server/server.ts'
import { useSampleDatabase } from './sample-database.ts'

const database = useSampleDatabase()
let reader: Database
let writer: Database
let listening: Listening
beforeAll(async () => {
  reader = await openReader(database.url)
  writer = await openWriter(database.url)
  const server = createServer({ db: reader.db, writer: writer.db, log: () => {} })
  listening = await listen(server, { host: '127.0.0.1', port: 0 })
})
afterAll(async () => {
  await listening.close()
  await reader.close()
  await writer.close()
})

const keyFor = async (scopes: readonly Scope[], agency_id: number | null = null) =>
  (await createApiKey(database.db, { name: '编辑部', scopes, agency_id })).token

async function ask(query: string, { token, variables }: { token?: string; variables?: object } = {}) {
  const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) }
  const body = JSON.stringify({ query, variables })
  const response = await fetch(listening.url, { method: 'POST', headers, body })
  return { status: response.status, ...(await response.json()) }
}
const codeOf = ({ errors }: { errors?: { extensions: { code: string } }[] }) => errors?.[0]?.extensions.code
const lastEntry = () =>
  database.db.selectFrom('audit_log').selectAll().orderBy('id', 'desc').limit(1).executeTakeFirst()

const FINDING =
  '{ findings(first: 1) { nodes { id ruling { id reason } reply { id text } report { id agency { id } } } } }'
const RULE = `mutation Rule($id: ID!) {
  ruleOnFinding(input: { finding: $id, reason: "已核实，系笔误" }) { id ruling { reason author inputsChanged } }
}`
const REPLY = `mutation Reply($id: ID!) {
  replyToReport(input: { report: $id, text: "数据已更正" }) { id reply { text author } }
}`
const REPLY_TO_FINDING = `mutation Reply($id: ID!) {
  replyToFinding(input: { finding: $id, text: "系笔误" }) { id reply { id text author isToFinding } }
}`
const SUBMIT = `mutation Submit($name: String!, $content: String!) {
  submitDocument(input: { name: $name, content: $content }) {
    sha256 isNew reports { id year agency { name } }
  }
}`
const CORRECT = `mutation Correct($sha256: String!, $code: String!) {
  correctIdentity(input: {
    document: $sha256, name: "孟津区卫生健康委员会", regionCode: $code, level: COUNTY, sector: HEALTH
  }) { id agency { name regionCode level } }
}`

const WITHDRAW = `mutation Withdraw($id: ID!) {
  withdrawRuling(input: { ruling: $id, reason: "误判" }) { id reply { text } rulings { id withdrawnAt } agency { name } }
}`

const findFinding = async () => (await ask(FINDING)).data.findings.nodes[0]

test.each([
  ['no key', undefined, 'UNAUTHENTICATED'],
  ['a key of nobody', `gongkai_1_${'A'.repeat(43)}`, 'UNAUTHENTICATED'],
])('with %s nothing can be changed', async (_what, token, code) => {
  const { id } = await findFinding()
  const answer = await ask(RULE, { ...(token && { token }), variables: { id } })
  expect([answer.status, codeOf(answer)]).toEqual([401, code])
  expect((await findFinding()).ruling).toBeNull()
  expect(await lastEntry()).toBeUndefined()
})

test('a key that is none reads nothing either, lest a mistake go unseen', async () => {
  expect((await ask('{ years }', { token: 'nothing' })).status).toBe(401)
  expect((await ask('{ years }', { token: await keyFor(['rule']) })).data.years).toContain(2024)
})

test('a key does only what its scopes say', async () => {
  const { id } = await findFinding()
  const answer = await ask(RULE, { token: await keyFor(['submit', 'correct', 'reply']), variables: { id } })
  expect([answer.status, codeOf(answer)]).toEqual([403, 'FORBIDDEN'])
  expect(await lastEntry()).toBeUndefined()
})

test('a finding is accepted with a reason, which everybody sees in the next answer', async () => {
  const { id } = await findFinding()
  const { data } = await ask(RULE, { token: await keyFor(['rule']), variables: { id } })
  const ruling = { reason: '已核实，系笔误', author: '编辑部', inputsChanged: false }
  expect(data.ruleOnFinding).toEqual({ id, ruling })
  expect((await findFinding()).ruling.reason).toBe('已核实，系笔误')
  expect(await lastEntry()).toMatchObject({
    action: 'ruleOnFinding',
    outcome: 'done',
    result: { ruling: expect.any(Number) },
  })
})

test('an agency replies to its own report, and with its key to no other', async () => {
  const { report } = await findFinding()
  const own = decodeIdOf('Agency', report.agency.id)
  const refused = await ask(REPLY, { token: await keyFor(['reply'], own === 1 ? 2 : 1), variables: { id: report.id } })
  expect(codeOf(refused)).toBe('FORBIDDEN')
  const { data } = await ask(REPLY, { token: await keyFor(['reply'], own), variables: { id: report.id } })
  expect(data.replyToReport).toEqual({ id: report.id, reply: { text: '数据已更正', author: '编辑部' } })
})

test('an agency replies to one finding of its own, and with its key to none of another', async () => {
  const { id, report } = await findFinding()
  const own = decodeIdOf('Agency', report.agency.id)
  const reply = async (agencyId: number) =>
    ask(REPLY_TO_FINDING, { token: await keyFor(['reply'], agencyId), variables: { id } })
  expect(codeOf(await reply(own === 1 ? 2 : 1))).toBe('FORBIDDEN')
  const withoutScope = await ask(REPLY_TO_FINDING, { token: await keyFor(['rule']), variables: { id } })
  expect(codeOf(withoutScope)).toBe('FORBIDDEN')
  const { data } = await reply(own)
  expect(data.replyToFinding).toMatchObject({ id, reply: { text: '系笔误', author: '编辑部', isToFinding: true } })
  expect(await lastEntry()).toMatchObject({ action: 'replyToFinding', outcome: 'done' })
  await ask(WITHDRAW, { token: await keyFor(['reply'], own), variables: { id: data.replyToFinding.reply.id } })
  expect((await findFinding()).reply.text).toBe('数据已更正')
})

test('who may make a ruling may withdraw it; it stays among the rulings, and in the log', async () => {
  const { ruling, reply, report } = await findFinding()
  const own = decodeIdOf('Agency', report.agency.id)
  const withdraw = async (scopes: readonly Scope[], id: string, agencyId: number | null = null) =>
    ask(WITHDRAW, { token: await keyFor(scopes, agencyId), variables: { id } })
  expect(codeOf(await ask(WITHDRAW, { variables: { id: ruling.id } }))).toBe('UNAUTHENTICATED')
  expect(codeOf(await withdraw(['reply'], ruling.id))).toBe('FORBIDDEN')
  expect(codeOf(await withdraw(['rule'], reply.id))).toBe('FORBIDDEN')
  expect(codeOf(await withdraw(['reply'], reply.id, own === 1 ? 2 : 1))).toBe('FORBIDDEN')
  expect(codeOf(await withdraw(['rule'], Buffer.from('Ruling:999999').toString('base64url')))).toBe('NOT_FOUND')

  const { data } = await withdraw(['rule'], ruling.id)
  const withdrawn = { id: ruling.id, withdrawnAt: expect.any(String) }
  expect(data.withdrawRuling).toMatchObject([{ id: report.id, reply: { text: reply.text } }])
  expect(data.withdrawRuling[0].rulings).toContainEqual(withdrawn)
  expect(await findFinding()).toMatchObject({ ruling: null, reply })
  expect((await withdraw(['rule'], ruling.id)).data.withdrawRuling[0].rulings).toEqual(data.withdrawRuling[0].rulings)
  expect(await lastEntry()).toMatchObject({
    action: 'withdrawRuling',
    outcome: 'done',
    input: { rulingId: decodeIdOf('Ruling', ruling.id), reason: '误判' },
  })
  await withdraw(['reply'], reply.id, own)
  expect(await findFinding()).toMatchObject({ ruling: null, reply: null })
})

test('a document is handed in, read and ranked; the same bytes again change nothing', async () => {
  const bytes = await readFile(join(REPOSITORY, 'samples/000_22994185ec2f013c.txt'))
  const content = Buffer.concat([bytes, Buffer.from('\n\n')]).toString('base64')
  const [token, variables] = [await keyFor(['submit']), { name: '报告.txt', content }]
  const first = (await ask(SUBMIT, { token, variables })).data.submitDocument
  expect([first.isNew, first.reports.length]).toEqual([true, 1])
  expect((await ask(SUBMIT, { token, variables })).data.submitDocument).toEqual({ ...first, isNew: false })
  expect(await lastEntry()).toMatchObject({
    action: 'submitDocument',
    input: { sha256: first.sha256, name: '报告.txt' },
  })
  expect(JSON.stringify(await lastEntry())).not.toContain(content.slice(0, 100))
})

test('what is no report is refused with the reason, and that is in the log', async () => {
  const content = Buffer.from('今天天气很好。').toString('base64')
  const answer = await ask(SUBMIT, { token: await keyFor(['submit']), variables: { name: 'a.txt', content } })
  expect(answer.errors[0].extensions).toEqual({ code: 'DOCUMENT_REFUSED', reason: 'document.not_a_report' })
  expect(await lastEntry()).toMatchObject({ action: 'submitDocument', outcome: 'failed' })
})

test('a report is moved to the agency whose it is', async () => {
  const { sha256 } = await database.db.selectFrom('documents').select('sha256').orderBy('id').executeTakeFirstOrThrow()
  const token = await keyFor(['correct'])
  const { data } = await ask(CORRECT, { token, variables: { sha256, code: '410308' } })
  expect(data.correctIdentity).toEqual([
    { id: expect.any(String), agency: { name: '孟津区卫生健康委员会', regionCode: '410308', level: 'COUNTY' } },
  ])
  const unknown = await ask(CORRECT, { token, variables: { sha256: 'a'.repeat(64), code: '410308' } })
  expect(codeOf(unknown)).toBe('NOT_FOUND')
  expect(codeOf(await ask(CORRECT, { token, variables: { sha256, code: '999999' } }))).toBe('NOT_FOUND')

  const corrected = (await ask('query ($id: ID!) { report(id: $id) { rulings { id kind text } } }', {
    variables: { id: data.correctIdentity[0].id },
  })) as { data: { report: { rulings: { id: string; kind: string; text: string }[] } } }
  const [ruling] = corrected.data.report.rulings
  expect(ruling).toMatchObject({ kind: 'IDENTITY_CORRECTED', text: '孟津区卫生健康委员会' })
  const back = await ask(WITHDRAW, { token, variables: { id: ruling?.id } })
  expect(back.data.withdrawRuling).toEqual([]) // the document handed in above counts for the agency as read
  expect((await ask('{ search(text: "孟津区卫生健康委员会") { name } }')).data.search).toEqual([])
})

test('a document is read for no region that there is not', async () => {
  const content = (await readFile(join(REPOSITORY, 'samples/000_22994185ec2f013c.txt'))).toString('base64')
  const query = `mutation Q($content: String!) {
    submitDocument(input: { name: "a.txt", regionCode: "999999", content: $content }) { sha256 } }`
  const answer = await ask(query, { token: await keyFor(['submit']), variables: { content } })
  expect([codeOf(answer), answer.errors[0].message]).toEqual(['NOT_FOUND', expect.stringContaining('999999')])
})

test.each([
  ['an empty reason', RULE.replace('已核实，系笔误', ' '), 'reason'],
  ['a reason that nobody sees', RULE.replace('已核实，系笔误', '\u200b\u0000 \u202e'), 'reason'],
  ['an id of another kind', RULE.replace('($id: ID!)', '').replace('$id', '"UmVwb3J0OjE"'), 'Report'],
  ['two changes at once', RULE.replace(/ruleOnFinding[\s\S]*?\} \}/, (one) => `a: ${one} b: ${one}`), 'one change'],
])('%s is refused', async (_what, query, word) => {
  const { id } = await findFinding()
  const answer = await ask(query, { token: await keyFor(['rule']), variables: { id } })
  expect(codeOf(answer)).toBe('BAD_USER_INPUT')
  expect(answer.errors[0].message).toContain(word)
})

test.each(['2024-02-30', '0000-01-01', '1999-12-31', '2025-1-31'])(
  'a report is published on no day like %s',
  async (day) => {
    const content = (await readFile(join(REPOSITORY, 'samples/000_22994185ec2f013c.txt'))).toString('base64')
    const query = `mutation Q($content: String!) {
    submitDocument(input: { name: "a.txt", publishedOn: "${day}", content: $content }) { sha256 } }`
    const answer = await ask(query, { token: await keyFor(['submit']), variables: { content } })
    expect([codeOf(answer), answer.errors[0].message]).toEqual([
      'BAD_USER_INPUT',
      expect.stringContaining('publishedOn'),
    ])
  },
)

test.each([-1, 1000, 99_999, 2_147_483_647])('a document has no report at position %d', async (position) => {
  const query = CORRECT.replace('document: $sha256', `document: $sha256, position: ${position}`)
  const variables = { sha256: '0'.repeat(64), code: '410308' }
  const answer = await ask(query, { token: await keyFor(['correct']), variables })
  expect([codeOf(answer), answer.errors[0].message]).toEqual(['BAD_USER_INPUT', expect.stringContaining('position')])
})

test('content that is not Base64 is refused', async () => {
  const variables = { name: 'a.txt', content: '中文' }
  const answer = await ask(SUBMIT, { token: await keyFor(['submit']), variables })
  expect(codeOf(answer)).toBe('BAD_USER_INPUT')
})

test('only with a key may a body be as long as a document', async () => {
  const content = 'A'.repeat(3 * 2 ** 20)
  const post = (headers: Record<string, string>) =>
    fetch(listening.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query: SUBMIT, variables: { name: 'a.txt', content } }),
    })
  expect((await post({})).status).toBe(413)
  expect((await post({ authorization: 'Bearer nothing' })).status).toBe(401)
  const answered = await post({ authorization: `Bearer ${await keyFor(['submit'])}` })
  expect(codeOf(await answered.json())).toBe('DOCUMENT_REFUSED')
})
