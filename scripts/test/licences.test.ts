import { describe, expect, test } from 'vitest'
import { listProductionPackages, type Package } from './production-packages.ts'

const PERMISSIVE = [
  'MIT',
  'MIT-0',
  'ISC',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'BlueOak-1.0.0',
  'MPL-2.0',
  'OFL-1.1',
]

/** Packages under another licence, by name, each with the reason why it may stay. */
const EXCEPTIONS: Readonly<Record<string, { license: string; reason: string }>> = {
  argparse: {
    license: 'Python-2.0',
    reason: 'As permissive as BSD; the command of js-yaml needs it, which graphile-worker installs and nobody calls.',
  },
  'caniuse-lite': {
    license: 'CC-BY-4.0',
    reason: 'A table of browser features that next reads while it builds; it asks for attribution and no more.',
  },
}

/** An SPDX expression of our dependencies: alternatives in brackets, or one licence, or several at once. */
const isPermissive = (license: string): boolean => {
  const expression = license.replace(/^\((.*)\)$/, '$1')
  if (expression.includes(' OR ')) return expression.split(' OR ').some(isPermissive)
  return expression.split(' AND ').every((part) => PERMISSIVE.includes(part))
}
const isAllowed = ({ name, license }: Package) => isPermissive(license) || EXCEPTIONS[name]?.license === license

describe('licences of what is installed in production', async () => {
  const packages = await listProductionPackages()

  test('every package has a permissive licence, or is a named exception', () => {
    expect(packages.length).toBeGreaterThan(50)
    expect(packages.filter((candidate) => !isAllowed(candidate))).toEqual([])
  })

  test('no exception is listed that is not needed', () => {
    const names = packages.map(({ name }) => name)
    for (const name of Object.keys(EXCEPTIONS)) expect(names).toContain(name)
  })

  test.each([
    'GPL-3.0',
    'LGPL-3.0-or-later',
    'AGPL-3.0-only',
    'Apache-2.0 AND LGPL-3.0-or-later',
    'not stated',
    'UNLICENSED',
  ])('%s is not permissive', (license) => {
    expect(isPermissive(license)).toBe(false)
  })

  test.each(['MIT', '(MIT OR GPL-3.0)', 'Apache-2.0 AND MIT', '(BSD-3-Clause AND MIT)'])(
    '%s is permissive',
    (license) => {
      expect(isPermissive(license)).toBe(true)
    },
  )

  test('next brings no sharp, whose libvips is LGPL', () => {
    expect(packages.filter(({ name }) => name === 'sharp' || name.startsWith('@img/'))).toEqual([])
  })

  test('apexcharts is 4.7.0, the last under the MIT licence', () => {
    const versionOf = (name: string) => packages.filter((candidate) => candidate.name === name)
    expect(versionOf('apexcharts')).toEqual([{ name: 'apexcharts', version: '4.7.0', license: 'MIT' }])
  })
})
