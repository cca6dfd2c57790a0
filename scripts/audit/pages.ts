/** Addresses of every page; the first five are those that Lighthouse looks at. */
import type { Browser } from '../../apps/web/test/chromium.ts'

/** The report and agency are whichever stand first in a ranking. */
export const findPages = async (browser: Browser, url: string): Promise<string[]> => {
  const page = await browser.newPage()
  const hrefOf = async (path: string, selector: string) => {
    await page.goto(url + path)
    return ((await page.locator(selector).first().getAttribute('href')) ?? '').replace(/#.*/, '')
  }
  const agency = await hrefOf('/rankings/permits', '.ranking-table th a')
  const report = await hrefOf(agency, '.year-table th a')
  const region = await hrefOf('/regions', '.region-table th a')
  await page.close()
  const id = new URLSearchParams({ agency: agency.split('/').at(-1) ?? '' })
  return [
    '/',
    '/rankings/permits',
    agency,
    report,
    '/findings',
    '/rankings/disclosure-volume',
    '/rankings/rate.granted',
    '/agencies',
    '/regions',
    region,
    `/compare?${id}`,
    '/search?q=%E5%8D%AB%E7%94%9F',
    '/absent',
    '/check',
    '/embed',
    '/data',
    '/methodology',
    '/nowhere',
    '/en',
    '/en/rankings/penalties',
    `/en${report}`,
  ]
}
