/** Every page by a name, with an address that has something on it. */
import type { Browser } from './chromium.ts'

export type Pages = Readonly<Record<string, string>>

/** The agency, its report and its region are whichever stand first. */
export const findPages = async (browser: Browser, url: string): Promise<Pages> => {
  const page = await browser.newPage()
  const hrefOf = async (path: string, selector: string) => {
    await page.goto(url + path)
    return ((await page.locator(selector).first().getAttribute('href')) ?? '').replace(/#.*/, '')
  }
  const agency = await hrefOf('/rankings/permits', '.ranking-table th a')
  const report = await hrefOf(agency, '.year-table th a')
  const region = await hrefOf('/regions', '.region-table th a')
  await page.close()
  const compared = new URLSearchParams({ agency: agency.split('/').at(-1) ?? '' })
  return {
    home: '/',
    ranking: '/rankings/permits',
    agency,
    report,
    findings: '/findings',
    volume: '/rankings/disclosure-volume',
    rate: '/rankings/rate.granted',
    agencies: '/agencies',
    regions: '/regions',
    region,
    compare: `/compare?${compared}`,
    search: '/search?q=%E5%8D%AB%E7%94%9F',
    absent: '/absent',
    check: '/check',
    builder: '/embed',
    data: '/data',
    methodology: '/methodology',
    nowhere: '/nowhere',
    'home-en': '/en',
    'ranking-en': '/en/rankings/penalties',
    'report-en': `/en${report}`,
  }
}

/** The browser’s own word that a page which is not there is not there. */
export const isExpected = (name: string, fault: string): boolean =>
  name === 'nowhere' && fault.includes('with a status of 404')
