import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { OembedLink } from '../components/oembed-link.tsx'
import { embedOfPage } from '../lib/page-charts.ts'

const linkOf = (path: string) =>
  renderToStaticMarkup(createElement(OembedLink, { origin: 'https://gongkai.example.org', path, title: 'Title' }))

test.each([
  '/rankings/permits?year=2024',
  '/en/rankings/rate.granted',
  '/agencies/QQ0',
  '/compare?metric=permits&agency=QQ0',
  '/regions',
  '/en/regions/410300?year=2024',
])('%s, which an embed can stand for, names it in its head', (path) => {
  const { pathname, searchParams } = new URL(path, 'https://gongkai.example.org')
  expect(embedOfPage(pathname, searchParams)).toMatch(/^\/embed\//)
  expect(linkOf(path)).toContain(encodeURIComponent(`https://gongkai.example.org${path}`))
})

test.each(['/', '/agencies', '/compare', '/reports/UQ0', '/embed', '/methodology'])('%s names none', (path) => {
  expect(linkOf(path)).toBe('')
})
