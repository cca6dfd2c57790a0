/** A clerk’s draft, checked in a real Chromium; no API answers, for none is asked. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { overflowOf, type Request, watch } from './chromium.ts'
import { ROOT } from './running-dashboard.ts'
import { DESKTOP, setStage, startWithoutApi } from './story-stage.ts'

const AGENCY = '瀍河回族区卫生健康委员会'
/** Its report, as a draft. */
const DRAFT = '000_22994185ec2f013c.txt'
const FIXTURE = 'packages/parser/test/fixtures/saved-by-libreoffice/report'
const PDF = `${FIXTURE}.pdf`
const half = (format: string): Buffer => {
  const bytes = readFileSync(join(ROOT, `${FIXTURE}.${format}`))
  return bytes.subarray(0, bytes.length / 2)
}
/** Files as they come out of a download that broke, or of a folder they were not meant from. */
const BROKEN: readonly (readonly [name: string, bytes: Buffer, code: string])[] = [
  ['空.docx', Buffer.from('PK\x03\x04'), 'document.unsupported'],
  ['半.docx', half('docx'), 'document.unsupported'],
  ['半.doc', half('doc'), 'document.corrupt'],
  ['半.pdf', half('pdf'), 'document.corrupt'],
  ['无.txt', Buffer.alloc(0), 'document.empty'],
  ['图.png', Buffer.from('89504e470d0a1a0a0000', 'hex'), 'document.unsupported'],
  ['信.txt', Buffer.from('亲爱的朋友，你好。'), 'document.not_a_report'],
]

const { dashboard, browser, open } = setStage(startWithoutApi)

test('a person checks a draft, and nothing of it leaves the browser', async () => {
  const page = await open('/check')
  const faults = watch(page, dashboard.url)
  await page.waitForLoadState('networkidle') // what comes from here on is asked for the draft
  const asked: Request[] = []
  page.on('request', (request) => asked.push(request))
  await page.setInputFiles('input[type=file]', join(ROOT, 'samples', DRAFT))
  expect(await page.locator('.check-title').innerText()).toContain(AGENCY)
  expect(await page.locator('.finding .versus').first().innerText()).toMatch(/正文\s*59\s*表格\s*0/)
  await page.locator('[id="v-penalties.decisions"]').click()
  await expect.poll(() => page.locator('.place[data-current]').innerText()).toBe('0')
  expect(await page.locator('.outcome-fail').count()).toBe(2)
  expect(await page.locator('.check-record code').innerText()).toMatch(/^[0-9a-f]{64}$/)
  expect(await overflowOf(page)).toBe(0)

  const beforePdf = asked.length
  await page.setInputFiles('input[type=file]', join(ROOT, PDF))
  await page.locator('.check-title', { hasText: '嵩县卫生健康委员会' }).waitFor()
  expect(asked.length).toBeGreaterThan(beforePdf)
  expect(asked.filter((one) => one.method() !== 'GET' || !one.url().includes('/_next/static/'))).toEqual([])

  for (const [name, bytes, code] of BROKEN) {
    await page.setInputFiles('input[type=file]', { name, mimeType: '', buffer: bytes })
    await page.getByRole('alert').filter({ hasText: name }).waitFor()
    expect([name, await page.getByRole('alert').locator('code').innerText()]).toEqual([name, code])
  }
  expect(faults).toEqual([])
  await page.close()
})

test('a draft that is refused is not called checked, where only a screen reader hears it', async () => {
  const page = await open('/check')
  const said = page.getByRole('status')
  await page.setInputFiles('input[type=file]', join(ROOT, 'samples', DRAFT))
  await said.filter({ hasText: DRAFT }).waitFor({ state: 'attached' })
  await page.locator('.check-title').waitFor()
  await expect.poll(() => said.textContent()).toContain('核对完毕')
  const [name, buffer] = ['半.pdf', half('pdf')] as const
  await page.setInputFiles('input[type=file]', { name, mimeType: '', buffer })
  await page.getByRole('alert').filter({ hasText: name }).waitFor()
  await expect.poll(() => said.textContent()).toBe('')
  await page.close()
})

test.each([
  ['/check', '核对完毕'],
  ['/en/check', 'Checked'],
])(
  'a draft chosen in %s while its scripts are still on their way is checked once they are there',
  async (path, said) => {
    const page = await browser.newPage({ viewport: DESKTOP })
    const scripts = Promise.withResolvers<void>()
    await page.route('**/_next/static/**/*.js', async (route) => {
      await scripts.promise
      await route.continue()
    })
    await page.goto(dashboard.url + path, { waitUntil: 'domcontentloaded' })
    await page.setInputFiles('input[type=file]', join(ROOT, 'samples', DRAFT))
    scripts.resolve()
    expect(await page.locator('.check-title').innerText()).toContain(AGENCY)
    await expect.poll(() => page.getByRole('status').textContent()).toContain(said)
    await page.close()
  },
)
