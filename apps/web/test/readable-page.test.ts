import { describe, expect, test } from 'vitest'
import { readablePage } from '../lib/readable-page.ts'

const PAGE = [
  '<!DOCTYPE html><html lang="zh-CN"><head>',
  '<link rel="stylesheet" href="/_next/static/chunks/a.css"/>',
  '<link rel="preload" as="script" fetchPriority="low" href="/_next/static/chunks/b.js"/>',
  '<script src="/_next/static/chunks/c.js" async=""></script>',
  '<script src="/_next/static/chunks/d.js" noModule=""></script>',
  '<script id="theme">apply()</script><script type="module" src="/browser/page.js"></script>',
  '</head><body><h1>排名</h1><script type="application/json">{"a":1}</script>',
  '<script id="_R_">start()</script><script>self.__next_f.push([1,"\\u003c/script>"])</script></body></html>',
].join('')

describe('a page to be read', () => {
  test('is without React, and keeps its style, our scripts and the data of charts', () => {
    const { html, isRun, status } = readablePage(PAGE, '/rankings/permits')
    expect(html.match(/<script[^>]*>|<link[^>]*>/g)).toEqual([
      '<link rel="stylesheet" href="/_next/static/chunks/a.css"/>',
      '<script id="theme">',
      '<script type="module" src="/browser/page.js">',
      '<script type="application/json">',
    ])
    expect(html).toContain('</head><body><h1>排名</h1>')
    expect([isRun, status]).toEqual([false, undefined])
  })

  test.each(['/check', '/en/check', '/embed'])('is left to React at %s, where a person works in it', (path) => {
    expect(readablePage(PAGE, path)).toEqual({ html: PAGE, isRun: true, status: undefined })
  })

  test('is left to React where Next could not render it, for React to say so', () => {
    const broken = PAGE.replace('<html lang="zh-CN">', '<html id="__next_error__">')
    expect(readablePage(broken, '/').html).toBe(broken)
  })

  test('has the status it names', () => {
    const notice = PAGE.replace('</head>', '<meta name="answer-status" content="404"/></head>')
    expect(readablePage(notice, '/nowhere').status).toBe(404)
  })
})
