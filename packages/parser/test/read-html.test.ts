import { describe, expect, it } from 'vitest'
import { decodeText } from '../src/document/decode.ts'
import { DocumentError } from '../src/document/document.ts'
import { documentOfHtml } from '../src/document/html/read-html.ts'
import { formOf } from './render/form.ts'
import { EDITIONS, fullGrid, getLayout, PLAIN, randomFigures, seededRandom } from './render/index.ts'
import { blockTexts, tablesOf, tablesOfForm } from './tables.ts'

const readHtml = (bytes: Uint8Array, name: string) => documentOfHtml(decodeText(bytes, name), 'text/html')
const read = (html: string) => readHtml(new TextEncoder().encode(html), 'page.html')
const codeOf = (act: () => unknown) => {
  try {
    act()
  } catch (error) {
    return error instanceof DocumentError ? error.code : error
  }
}

describe.each(EDITIONS)('a rendered page of edition %s', (edition) => {
  const figures = randomFigures(seededRandom(11), edition)

  it.each(['html', 'html-spans'])('gives back the form’s grid, merges kept (%s)', async (name) => {
    for (const chrome of [false, true]) {
      const style = { ...PLAIN, chrome, thousands: true }
      const bytes = await getLayout(name).render(figures, seededRandom(5), style)
      expect(tablesOf(readHtml(bytes, name))).toEqual(tablesOfForm(figures, style, seededRandom(5)))
    }
  })

  it('gives one cell for every place where merges are lost (html-flat)', async () => {
    const document = readHtml(await getLayout('html-flat').render(figures, seededRandom(5), PLAIN), 'flat.html')
    const form = formOf(figures, PLAIN, seededRandom(5)).flatMap((part) => (part.kind === 'table' ? [part] : []))
    const tables = document.blocks.flatMap((block) => (block.kind === 'table' ? [block] : []))
    expect(tables.map((table) => table.cells.length)).toEqual(form.map((table) => fullGrid(table).flat().length))
  })
})

describe('a page', () => {
  it('marks of direction are not in what an element says, printed or as entities', () => {
    const named = (unseen: string) => read(`<p>洛阳市${unseen}财政局</p>`).text.trim()
    for (const unseen of ['\u202e', '&#x202e;', '&rlm;', '&#x2066;', '&#xe0041;'])
      expect(named(unseen)).toBe('洛阳市财政局')
  })

  it('separates blocks by lines and joins what only spans divide', () => {
    const document = read('<p>一、<span>总</span><b>体</b>情况</p><div>甲<br>乙</div>丙')
    expect(blockTexts(document)).toEqual(['一、总体情况', '甲', '乙', '丙'])
    expect(document.text).toBe('一、总体情况\n甲\n乙\n丙')
  })

  it('decodes entities and keeps one space for any run of spaces', () => {
    expect(read('<p>&nbsp;\u3000甲&nbsp;&nbsp;乙&lt;&#22235;&amp;</p>').text).toBe('甲 乙<四&')
  })

  it('leaves out scripts, styles, comments and hidden elements', () => {
    const page = `<style>p{}</style><script>"<p>1</p>"</script><!-- <p>2</p> --><p style="color:red; display:none">3</p>
      <div hidden><div>4</div>5</div><div class="hidden x">6</div><select><option>7</select><p>8</p>`
    expect(blockTexts(read(page))).toEqual(['6', '8'])
  })

  it('reads a table inside a layout table as the table and the rest as lines', () => {
    const page = `<table><tr><td>菜单</td><td><p>正文</p><table><tr><td>规章</td><td>3</td></tr></table>后文</td></tr></table>`
    expect(blockTexts(read(page))).toEqual(['菜单', '正文', '规章\t3', '后文'])
  })

  it('reads the values of fields, and of other objects only that they are there', () => {
    const page = `<table><tr><td><input type="text" readonly value="12"></td><td><input value='3'></td><td><input value=""></td>
      <td><input type="checkbox" value="1"></td><td><input type="hidden" value="4"></td>
      <td><input style="display:none" value="5"></td></tr></table>`
    expect(tablesOf(read(page))).toEqual([
      ['0,0 1×1 12', '0,1 1×1 3', '0,2 1×1 \ufffc', '0,3 1×1 \ufffc', '0,4 1×1 ', '0,5 1×1 '],
    ])
  })

  it.each(['opacity:0', 'visibility: collapse', 'mso-hide:all', 'font-size:0px'])('leaves out text of %s', (style) => {
    expect(read(`<p>12<span style="${style}">8</span></p><p style="opacity:0.9">3</p>`).text).toBe('12\n3')
  })

  it('leaves out how characters are pronounced', () => {
    expect(read('<p><ruby>规<rp>(</rp><rt>guī</rt><rp>)</rp>章</ruby></p>').text).toBe('规章')
  })

  it('begins a row with a cell that stands behind the end of one', () => {
    expect(tablesOf(read('<table><tr><td>甲</td><td>1</td></tr><td>乙</td><td>2</td></tr></table>'))).toEqual([
      ['0,0 1×1 甲', '0,1 1×1 1', '1,0 1×1 乙', '1,1 1×1 2'],
    ])
  })

  it('ends a table that is never closed where the next begins between its cells', () => {
    const table = (label: string) => `<table><tr><td>${label}</td><td>1</td></tr>`
    expect(tablesOf(read(`${table('甲')}<p>三、</p>${table('乙')}</table>`))).toEqual([
      ['0,0 1×1 甲', '0,1 1×1 1'],
      ['0,0 1×1 乙', '0,1 1×1 1'],
    ])
  })

  it('reads a table whose rows and cells are never closed', () => {
    expect(tablesOf(read('<table><tr><td>甲<td>1<tr><td>乙<td>2</table>'))).toEqual([
      ['0,0 1×1 甲', '0,1 1×1 1', '1,0 1×1 乙', '1,1 1×1 2'],
    ])
  })

  it('clips merges that reach below the table', () => {
    expect(tablesOf(read('<table><tr><td rowspan=99>甲<td>1<tr><td>2</table>'))).toEqual([
      ['0,0 2×1 甲', '0,1 1×1 1', '1,1 1×1 2'],
    ])
    expect(tablesOf(read('<table><tr><td rowspan="0">甲<td>1<tr><td>2</table>'))[0]?.[0]).toBe('0,0 2×1 甲')
  })

  it('keeps the lines of a cell apart', () => {
    const document = read('<table><tr><td><p>商业</p><p>企业</p></td><td>1</td></tr></table>')
    expect(document.text).toBe('商业\n企业\t1')
  })

  it('is not misled by a mark inside a quoted attribute', () => {
    expect(blockTexts(read('<p title="a>b">甲</p><p title=\'"\'>乙</p>'))).toEqual(['甲', '乙'])
  })

  it('keeps the lines of Markdown that holds HTML tables', () => {
    const markdown = '# 年度报告\n\n## 二、主动公开\n<table>\n<tr>\n<td>规\n章</td><td>3</td></tr></table>\n\n后文'
    expect(blockTexts(read(markdown))).toEqual(['# 年度报告', '## 二、主动公开', '规 章\t3', '后文'])
  })

  it('reads a table of one column as lines, and keeps the lines of preformatted text', () => {
    expect(blockTexts(read('<table><tr><td>一、总体情况<tr><td>正文</table>'))).toEqual(['一、总体情况', '正文'])
    expect(blockTexts(read('<pre>规章 3\n行政许可 4</pre><p>甲\n乙</p>'))).toEqual(['规章 3', '行政许可 4', '甲 乙'])
  })

  it('reads GB18030 bytes', () => {
    const bytes = new Uint8Array([...'<p>'].map((c) => c.charCodeAt(0)).concat([0xb9, 0xe6, 0xd5, 0xc2]))
    expect(readHtml(bytes, 'gb.html').text).toBe('规章')
  })
})

describe('hostile pages end quickly', () => {
  /** Of work: what else the machine does counts for nothing. */
  const seconds = (act: () => unknown) => {
    const before = process.cpuUsage()
    act()
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1_000_000
  }

  it.each(['div', 'p', 'table><tr><td', 'span', 'ul><li', 'script', 'p hidden'])('200,000 deep in <%s>', (tag) => {
    expect(seconds(() => read(`<${tag}>`.repeat(200_000)))).toBeLessThan(3)
  })

  it('a million cells are refused', () => {
    const page = `<table>${`<tr>${'<td>1</td>'.repeat(100)}</tr>`.repeat(10_000)}</table>`
    expect(codeOf(() => read(page))).toBe('document.too_large')
  })

  it('a table of a hundred thousand columns is refused', () => {
    expect(codeOf(() => read(`<table><tr>${'<td colspan=1000>1'.repeat(100)}</table>`))).toBe('document.too_large')
  })

  it('unclosed quotes, comments and tags cost no more than their length', () => {
    for (const piece of ['<a b="', '<!--', '<', '</', '<a ', '&', '<!'])
      expect(
        seconds(() => read(piece.repeat(300_000))),
        piece,
      ).toBeLessThan(3)
  })
})
