/** Small pictures of pages, an eighth of their size: what a page looks like from afar, and whether it still does. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import type { Browser } from './chromium.ts'

export const WIDTHS = [375, 768, 1280] as const
export const SCHEMES = ['light', 'dark'] as const

export interface Look {
  readonly name: string
  readonly path: string
  readonly width: (typeof WIDTHS)[number]
  readonly scheme: (typeof SCHEMES)[number]
}

const SCALE = 1 / 8
const HEIGHT = 900
const FOLDER = new URL('pictures/', import.meta.url)
/** A block of so many pixels, which is a line of text or so, looks otherwise when its mean moves by more than this of 255. */
const BLOCK = 8
const MOST_MOVED = 32
/** Days and the order of an ingest change a few words from run to run. */
const MOST_CHANGED = 0.02

const fileOf = ({ name, width, scheme }: Look) => new URL(`${name}-${width}-${scheme}.png`, FOLDER)

const takePicture = async (browser: Browser, url: string, { path, width, scheme }: Look): Promise<Buffer> => {
  const page = await browser.newPage({
    viewport: { width, height: HEIGHT },
    deviceScaleFactor: SCALE,
    colorScheme: scheme,
    reducedMotion: 'reduce',
  })
  try {
    await page.goto(url + path)
    await Promise.all(page.frames().map((frame) => frame.waitForLoadState()))
    return await page.screenshot({ fullPage: true })
  } finally {
    await page.close()
  }
}

/** The part of blocks that look otherwise; all of them where the heights are further apart than a line. */
const compare = async (browser: Browser, before: Buffer, after: Buffer): Promise<number> => {
  const page = await browser.newPage()
  try {
    const urls = [before, after].map((png) => `data:image/png;base64,${png.toString('base64')}`)
    return await page.evaluate(
      async ({ urls, block, most }) => {
        const drawn = await Promise.all(
          urls.map(async (src) => {
            const image = new Image()
            image.src = src
            await image.decode()
            const canvas = new OffscreenCanvas(image.width, image.height)
            const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D
            context.drawImage(image, 0, 0)
            return context.getImageData(0, 0, image.width, image.height)
          }),
        )
        const [a, b] = drawn as [ImageData, ImageData]
        if (a.width !== b.width || Math.abs(a.height - b.height) > 2 * block) return 1
        const height = Math.min(a.height, b.height)
        const meanOf = ({ data, width }: ImageData, left: number, top: number) => {
          let sum = 0
          for (let y = top; y < top + block; y++)
            for (let x = left; x < left + block; x++)
              for (let channel = 0; channel < 3; channel++) sum += data[(y * width + x) * 4 + channel] ?? 0
          return sum / (3 * block * block)
        }
        let [changed, all] = [0, 0]
        for (let top = 0; top + block <= height; top += block)
          for (let left = 0; left + block <= a.width; left += block) {
            all++
            if (Math.abs(meanOf(a, left, top) - meanOf(b, left, top)) > most) changed++
          }
        return changed / all
      },
      { urls, block: BLOCK, most: MOST_MOVED },
    )
  } finally {
    await page.close()
  }
}

/**
 * What is wrong with a page’s looks in a sentence; undefined where it looks as its committed picture. `UPDATE=1` writes the
 * pictures; otherwise what it looks like now is left beside the old one, with `-changed` in its name.
 */
export const findChange = async (browser: Browser, url: string, look: Look, update: boolean) => {
  const now = await takePicture(browser, url, look)
  const file = fileOf(look)
  if (update) {
    mkdirSync(FOLDER, { recursive: true })
    writeFileSync(file, now)
    return undefined
  }
  const name = `${look.name} at ${look.width} px, ${look.scheme}`
  if (!existsSync(file)) return `${name} has no picture; UPDATE=1 writes it`
  const changed = await compare(browser, readFileSync(file), now)
  if (changed <= MOST_CHANGED) return undefined
  writeFileSync(new URL(file.href.replace('.png', '-changed.png')), now)
  return `${name}: ${(100 * changed).toFixed(0)} % of it looks otherwise`
}
