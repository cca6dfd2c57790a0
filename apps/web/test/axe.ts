/** What axe finds wrong with a page as it stands. */
import axe, { type AxeResults } from 'axe-core'
import type { Page } from './chromium.ts'

declare const window: { readonly axe: { run(): Promise<AxeResults> } }

/** One line for each rule that is broken; run outside the page’s own scripts, so no policy of it matters. */
export const axeFaults = async (page: Page): Promise<string[]> => {
  await page.evaluate(axe.source)
  const { violations } = await page.evaluate(() => window.axe.run())
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target.join(' ')}, and ${nodes.length - 1} more`)
}
