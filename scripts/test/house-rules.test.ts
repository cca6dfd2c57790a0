import { basename, extname } from 'node:path/posix'
import { expect, test } from 'vitest'
import { readTracked, SOURCES, TRACKED } from './tracked-files.ts'

const LONGEST_FILE = 400
/** A host that serves packages: named so, or by the words such hosts go by. */
const PACKAGE_HOST = /\bregistry\.[a-z]|https?:\/\/[^/\s"'`]*(registry|mirror|artifactory|nexus|verdaccio|proxy)/i
const VAGUE = /^(utils?|helpers?|common|misc|shared|stuff)([.-]|$)/
/** Names that tools prescribe. */
const PRESCRIBED = /^(\[\w+\]|_?[a-z0-9]+(\.config|\.test|\.d)?)$/
const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)*$/

const texts = TRACKED.filter((path) => !/\.(png|jpe?g|ico|ttf|woff2?|pdf|docx?|gz|wasm)$/.test(path))
const partsOf = (path: string) => path.split('/')
const namesPackageHost = (text: string) => PACKAGE_HOST.test(text)

test('no file or folder has a name that says nothing', () => {
  expect(VAGUE.test('utils.ts')).toBe(true)
  expect(TRACKED.filter((path) => partsOf(path).some((part) => VAGUE.test(part)))).toEqual([])
})

test('source files are named in kebab-case', () => {
  const stems = SOURCES.map((path) => [path, basename(path, extname(path))] as const)
  expect(stems.filter(([, stem]) => !KEBAB.test(stem) && !PRESCRIBED.test(stem)).map(([path]) => path)).toEqual([])
})

test('no tracked file names a package registry', () => {
  expect(namesPackageHost(`"resolved": "https://${'registry'}.example.org/a.tgz"`)).toBe(true)
  expect(namesPackageHost('https://json-schema.org/draft/2020-12/schema')).toBe(false)
  expect(texts.filter((path) => namesPackageHost(readTracked(path)))).toEqual([])
})

test('the lock file holds no addresses of packages', () => {
  expect(readTracked('package-lock.json')).not.toMatch(/"resolved": "[a-z+]+:/)
})

test(`no source file is longer than ${LONGEST_FILE} lines`, () => {
  const lengths = SOURCES.filter((path) => !/(^|\/)data\/|\.data\.ts$/.test(path)).map((path) => ({
    path,
    lines: readTracked(path).split('\n').length - 1,
  }))
  expect(lengths.filter(({ lines }) => lines > LONGEST_FILE)).toEqual([])
})
