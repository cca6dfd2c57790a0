/** A real Chromium out of an npm package, with Chinese glyphs out of another; nothing is downloaded or installed. */
import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir, userInfo } from 'node:os'
import { dirname, join } from 'node:path'
import sparticuz from '@sparticuz/chromium'
import {
  type Browser,
  type BrowserContextOptions,
  chromium,
  type Frame,
  type Page,
  type Request,
} from 'playwright-core'

const ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]

/** For each user of the machine one, which stays: what is unpacked into it is closed to others. */
const FOLDER = join(tmpdir(), `gongkai-chromium-${userInfo().username}`)

/** What one step of a person’s may take on a machine that is busy with something else. */
const PATIENCE_MS = 60_000

/** Chromium finds its fonts where fontconfig is told to look. */
const fontsFile = (): string => {
  const fonts = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans-sc/package.json'))
  const [file, draft] = [join(FOLDER, 'fonts.conf'), join(FOLDER, `fonts-${process.pid}.conf`)]
  writeFileSync(
    draft,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><dir>${fonts}</dir><cachedir>${FOLDER}</cachedir></fontconfig>`,
  )
  renameSync(draft, file) // whole at once, for other test files launch theirs
  return file
}

/** It unpacks itself into the folder for temporary files, which for that long is ours. */
const unpack = async (): Promise<string> => {
  const before = process.env.TMPDIR
  process.env.TMPDIR = FOLDER
  try {
    return await sparticuz.executablePath()
  } finally {
    if (before === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = before
  }
}

/** With arguments beyond those of every launch, such as a port for others to drive it by. */
export const launchChromium = async (more: readonly string[] = []): Promise<Browser> => {
  mkdirSync(FOLDER, { recursive: true })
  const executablePath = await unpack()
  const env = { ...process.env, TMPDIR: FOLDER, FONTCONFIG_FILE: fontsFile() }
  const browser = await chromium.launch({ executablePath, args: [...ARGUMENTS, ...more], env })
  const newContext = browser.newContext.bind(browser)
  browser.newContext = async (options) => {
    const context = await newContext(options)
    context.setDefaultTimeout(PATIENCE_MS)
    return context
  }
  return browser
}

/** What a page must never do: print an error, throw, or ask another origin for anything. */
export const watch = (page: Page, origin: string): readonly string[] => {
  const faults: string[] = []
  page.on('console', (message) => message.type() === 'error' && faults.push(`console: ${message.text()}`))
  page.on('pageerror', (error) => faults.push(`thrown: ${error.message}`))
  page.on('request', (request) => {
    const url = new URL(request.url())
    if (url.protocol !== 'data:' && url.origin !== origin) faults.push(`asked: ${request.url()}`)
  })
  return faults
}

/** How many pixels of the page lie beyond its right edge. */
export const overflowOf = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)

/** Whether a person sees the element with this id without scrolling. */
export const isInWindow = (page: Page, id: string): Promise<boolean> =>
  page.evaluate((given) => {
    const box = document.getElementById(given)?.getBoundingClientRect()
    return box !== undefined && box.top >= 0 && box.bottom <= window.innerHeight
  }, id)

export type { Browser, BrowserContextOptions, Frame, Page, Request }
