import { describe, expect, it } from 'vitest'
import { joinedPages } from '../../src/document/pdf/joined-tables.ts'
import type { PageTable } from '../../src/document/pdf/page-content.ts'

const WIDTH = 40
const HEIGHT = 20

/** A table of equal cells, a row of texts for each row. */
const tableOf = (page: number, rows: readonly (readonly string[])[]): PageTable => ({
  kind: 'table',
  left: 0,
  right: WIDTH * (rows[0]?.length ?? 0),
  top: 0,
  bottom: HEIGHT * rows.length,
  rows: rows.length,
  cells: rows.flatMap((texts, row) =>
    texts.map((text, column) => ({
      left: column * WIDTH,
      right: (column + 1) * WIDTH,
      top: row * HEIGHT,
      bottom: (row + 1) * HEIGHT,
      row,
      rowSpan: 1,
      text,
      page,
    })),
  ),
})

const textsOf = (above: PageTable, below: PageTable) => {
  const [table] = joinedPages([[above], [below]])
  return table?.kind === 'table' ? table.cells.map(({ row, text }) => `${row} ${text.replaceAll('\n', '')}`) : []
}

describe('tables joined over pages', () => {
  it('put back together heads that the end of a page has cut', () => {
    const above = tableOf(1, [['结\n果\n维', '结\n果\n纠', '总\n计']])
    const below = tableOf(2, [
      ['持', '正', ''],
      ['1', '0', '1'],
    ])
    expect(textsOf(above, below)).toEqual(['0 结果维持', '0 结果纠正', '0 总计', '1 1', '1 0', '1 1'])
  })

  it('go on without the heads that are repeated overleaf, within a row too', () => {
    const heads = ['信息内容', '制发', '废止']
    const above = tableOf(1, [heads, ['规章', '0', '0'], ['行政规范', '3', '4']])
    const rest = tableOf(2, [heads, ['性文件', '', ''], ['许可', '5', '6']])
    const whole = tableOf(2, [heads, ['许可', '5', '6']])
    expect(textsOf(above, rest).slice(6)).toEqual(['2 行政规范性文件', '2 3', '2 4', '3 许可', '3 5', '3 6'])
    expect(textsOf(above, whole).slice(9)).toEqual(['3 许可', '3 5', '3 6'])
  })

  it('leave a row of labels below a row of figures a row of its own', () => {
    const above = tableOf(1, [['规章', '3', '4']])
    const below = tableOf(2, [['合计', '件数', '金额']])
    expect(textsOf(above, below)).toEqual(['0 规章', '0 3', '0 4', '1 合计', '1 件数', '1 金额'])
  })

  it('put the rest of wrapped figures behind their digits', () => {
    const above = tableOf(1, [['（七）总计', '449', '0', '449']])
    const below = tableOf(2, [
      ['', '1', '', '1'],
      ['四、', '0', '0', '0'],
    ])
    expect(textsOf(above, below)).toEqual(['0 （七）总计', '0 4491', '0 0', '0 4491', '1 四、', '1 0', '1 0', '1 0'])
  })

  it('put the rest of wrapped figures behind their digits where the label goes on too', () => {
    const above = tableOf(1, [['1.本机关不掌握相关政府', '272', '0', '1,2']])
    const below = tableOf(2, [['信息', '1', '', '72']])
    expect(textsOf(above, below)).toEqual(['0 1.本机关不掌握相关政府信息', '0 2721', '0 0', '0 1,272'])
  })

  it('leave a row of its own where no number tells labels from their rest', () => {
    const above = tableOf(1, [['行政许可', '27', '2', '13']])
    const below = tableOf(2, [['其他对外管理服务事项', '1', '', '7']])
    expect(textsOf(above, below).slice(4)).toEqual(['1 其他对外管理服务事项', '1 1', '1 ', '1 7'])
  })

  it('leave a whole row of figures without its label a row of its own', () => {
    const above = tableOf(1, [['（七）总计', '449', '0', '449']])
    const below = tableOf(2, [['', '1', '0', '1']])
    expect(textsOf(above, below).slice(4)).toEqual(['1 ', '1 1', '1 0', '1 1'])
  })
})
