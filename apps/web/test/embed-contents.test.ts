/** What stands in an embed, in each of its formats. */
import { Resvg } from '@resvg/resvg-js'
import { describe, expect, test } from 'vitest'
import { BEFORE_REPORTS, HOSTILE } from './embed-answers.ts'
import { EVERY_KIND, inFormat, RANKING, setEmbedStage } from './embed-stage.ts'

const stage = setEmbedStage()

describe('what reads an embed aloud', () => {
  test.each(EVERY_KIND)('finds one main part and one heading in %s and in what is beside it', async (path) => {
    const frozen = inFormat(`${path}&asOf=2026-01-31`, '/difference')
    for (const page of [path, frozen, frozen.replace('year=2024', 'year=2023'), `${path}&height=1`]) {
      const text = await stage.textOf(page)
      expect([page, text.match(/<main>/g)?.length, text.match(/<h1>/g)?.length]).toEqual([page, 1, 1])
    }
  })

  test('is told where an English embed is in Chinese', async () => {
    const page = await stage.textOf(`${RANKING}&lang=en&region=410300`)
    expect(page).toContain('>Gongkai <span lang="zh-CN">公开</span></a>')
    expect(page).toContain('<span lang="zh-CN">洛阳市第1卫生健康委员会</span></a>')
    expect(page).toMatch(
      /<h1>Administrative permits.* \(Luoyang <span lang="zh-CN">洛阳市<\/span>, Henan\) 2024 <small>/,
    )
    expect(await stage.textOf(RANKING)).not.toContain('<span lang')
  })
})

describe('a hostile name or parameter', () => {
  const ELEMENTS = /<(script|img)|onerror=(?!alert\(1\)&gt;)/

  test.each(EVERY_KIND)('is only text in the HTML of %s', async (path) => {
    const page = await stage.textOf(path)
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(page).not.toMatch(ELEMENTS)
  })

  test.each(EVERY_KIND)('is only text in the SVG of %s, which is well-formed', async (path) => {
    const picture = await stage.textOf(inFormat(path, '.svg'))
    expect(picture).not.toMatch(ELEMENTS)
    expect(picture).not.toContain('\u0000')
    expect(new Resvg(picture, { font: { loadSystemFonts: false } }).width).toBe(640)
  })

  test('is written whole in the title of a picture, on as many lines as it needs', async () => {
    const picture = await stage.textOf(inFormat('/embed/figure?metric=permits&year=2024&agency=QQ0', '.svg'))
    const lines = [...picture.matchAll(/font-size="18"[^>]*>([^<]*)</g)].map(([, line]) => line)
    expect(lines.length).toBeGreaterThan(1)
    expect(lines.at(-1)).toMatch(/\(件\)$/)
  })

  test('is only text in the PNG, which is a picture', async () => {
    const answer = await fetch(stage.url + inFormat(RANKING, '.png'))
    expect(
      Buffer.from(await answer.arrayBuffer())
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG')
  })

  test('becomes no formula in a CSV', async () => {
    const table = await stage.textOf(inFormat(RANKING, '.csv'))
    expect(table).not.toMatch(/(^|[,"\n])[=+@-]/)
    expect(table).toContain(`1,"'=cmd|'/C calc'!A0`)
    expect(table.split('\r\n')[2]).toMatch(/,有矛盾$/)
  })

  test('is only text in the data of an interactive chart', async () => {
    const page = await stage.textOf(`${RANKING}&interactive=1`)
    const [, spec = ''] = /<script type="application\/json" id="spec">(.*?)<\/script>/s.exec(page) ?? []
    const [{ data }] = JSON.parse(spec).series
    expect(data[0].detail).toBe(`${HOSTILE}\u20039`)
    expect(data[0].x).not.toMatch(/[<>"']/)
  })

  test('is only text in JSON', async () => {
    const answer = await fetch(stage.url + inFormat(RANKING, '.json'))
    expect(answer.headers.get('content-type')).toMatch(/^application\/json/)
    expect((await answer.json()).rows[0].label).toBe(HOSTILE)
  })

  test('in an address is refused and written as text', async () => {
    for (const name of ['metric', 'lang', 'theme', 'region', 'agency', 'height', 'asOf']) {
      const page = await stage.textOf(`/embed/figure?${name}=${encodeURIComponent('"><script>alert(1)</script>')}`)
      expect(page).not.toContain('<script')
    }
  })
})

describe('a ranking by a rate', () => {
  const RATE = '/embed/ranking?rate=granted&year=2024&lang=en'

  test('says what it was divided from, how sure it is, and who has too few cases', async () => {
    const page = await stage.textOf(RATE)
    expect(page).toContain('<small>20 of 30 cases, 95% interval 48.8%–80.8%</small>')
    expect(page).toContain('<td>66.67</td>')
    expect(page).toContain('<td>60.00</td>')
    expect(page).toContain('Too few cases 4')
    expect(page).toContain('is first with 66.7%')
    expect(page).toContain('href="/en/rankings/rate.granted?year=2024"')
  })

  test('shows its figures of today where it is frozen', async () => {
    const { rows, changed } = JSON.parse(await stage.textOf(`${inFormat(RATE, '.json')}&asOf=2026-01-31`))
    expect([rows[0].value, rows[0].valueNow, changed]).toEqual([66.67, null, true])
    const page = await stage.textOf(`${RATE}&asOf=2026-01-31`)
    expect(page).toContain('Source restated on 1 March 2026')
  })

  test('says the same in its picture', async () => {
    expect(await stage.textOf(inFormat(RATE, '.svg'))).toContain('20 of 30 cases, 95% interval 48.8%–80.8%')
  })

  test('is what oEmbed shows for the page of the rate', async () => {
    const answer = await fetch(`${stage.url}/oembed?url=/en/rankings/rate.granted?year=2024`)
    const { html, title } = await answer.json()
    expect(html).toContain('/embed/ranking?rate=granted')
    expect(title).toBe('Share granted in full 2024')
  })
})

describe('where nobody has a number', () => {
  test.each(['', '.svg'])('an embed says so: /embed/ranking%s', async (format) => {
    const picture = await stage.textOf(`/embed/ranking${format}?metric=permits&year=2010`)
    expect(picture.replace(/<desc.*<\/desc>/, '')).toContain('没有机关在此条件下报告了数值')
  })

  test('the difference since a frozen embed without figures is not called none', async () => {
    const page = await stage.textOf('/embed/ranking/difference?metric=permits&year=2010&asOf=2026-01-31')
    expect(page).toContain('没有机关在此条件下报告了数值')
    expect(page).not.toContain('所示数值与现在相同')
  })

  test.each(['', '.svg', '.json', '.csv'])('a figure of nobody says so: /embed/figure%s', async (format) => {
    const text = await stage.textOf(`/embed/figure${format}?metric=permits&year=2010`)
    expect(text).toContain('没有符合条件的机关')
    expect(text).not.toMatch(/undefined|没有数值：。|符合条件的机关<small>/)
  })
})

describe('the citation of a frozen embed', () => {
  test('leads to what it cites, unless it takes a signature', async () => {
    const citationOf = (page: string) => /<summary>引用<\/summary>(.*?)<\/details>/.exec(page)?.[1]
    expect(citationOf(await stage.textOf(`${RANKING}&asOf=2026-01-31`))).toContain('/embed/ranking?metric=permits')
    expect(citationOf(await stage.textOf(RANKING))).toContain('/rankings/permits?year=2024')
  })
})

describe('a trend', () => {
  const rowsOf = async (path: string) =>
    JSON.parse(await stage.textOf(path)).rows as { label: string; note: string | null }[]

  test('breaks where the form changed and where a year has no number, and says which', async () => {
    const notes = (await rowsOf('/embed/trend.json?metric=permits&agency=QQ0&lang=en')).map(({ label, note }) => [
      label,
      note,
    ])
    const form = 'another form: not comparable with the year before'
    expect(notes).toEqual([
      ['2020', null],
      ['2021', form],
      ['2022', null],
      ['2023', null],
      ['2024', form],
    ])
    const page = await stage.textOf('/embed/trend?metric=permits&agency=QQ0')
    expect(page).not.toContain('<line x1')
  })
})

describe('a frozen embed', () => {
  const FROZEN = `${RANKING}&asOf=2026-01-31`

  test('says since when its source says something else, and leads to the difference', async () => {
    const page = await stage.textOf(FROZEN)
    expect(page).toContain('定格于 2026年1月31日')
    expect(page).toContain('来源已于 2026年3月1日 更正')
    const [, path = ''] = /href="(\/embed\/ranking\/difference[^"]+)"/.exec(page) ?? []
    const difference = await stage.textOf(path.replaceAll('&amp;', '&'))
    expect(difference).toMatch(/<td>9<\/td><td>8<\/td>/)
    expect(difference).toContain('来源已于 2026年3月1日 更正')
    expect(difference).not.toContain('查看差异')
  })

  test('names no day where what was read before came to count later', async () => {
    const page = await stage.textOf(`${RANKING}&asOf=2026-04-01`)
    expect(page).toContain('定格之后数据有变动')
    expect(page).not.toContain('更正')
  })

  test('says so in its picture too', async () => {
    expect(await stage.textOf(inFormat(FROZEN, '.svg'))).toContain('来源已于 2026年3月1日 更正')
  })

  test.each(EVERY_KIND)('says so and since when, of whatever kind: %s', async (path) => {
    const page = await stage.textOf(`${path}&asOf=2026-01-31`)
    expect(page).toContain('来源已于 2026年3月1日 更正')
    const [, difference = ''] = /href="(\/embed\/\w+\/difference[^"]+)"/.exec(page) ?? []
    expect(await stage.textOf(difference.replaceAll('&amp;', '&'))).toMatch(
      /<td>[\d.,]+<\/td><td( class="none")?>[\d.,—]+<\/td>/,
    )
  })

  test.each([EVERY_KIND[1], EVERY_KIND[2], EVERY_KIND[3], EVERY_KIND[4]])(
    'calls reports that were not known then new, and nothing restated: %s',
    async (path) => {
      for (const format of ['', '.svg', '/difference']) {
        const text = await stage.textOf(`${inFormat(path, format)}&asOf=${BEFORE_REPORTS}`)
        expect([format, text]).toEqual([format, expect.stringContaining('新报告已于 2026年4月1日 收录')])
        expect(text).not.toContain('更正')
      }
      const { restatedAt, filedAt, changed } = JSON.parse(
        await stage.textOf(`${inFormat(path, '.json')}&asOf=${BEFORE_REPORTS}`),
      )
      expect([restatedAt, filedAt, changed]).toEqual([null, '2026-04-01T00:00:00.000Z', true])
    },
  )

  test('that is true today says nothing of the kind, as one that is not frozen', async () => {
    expect(await stage.textOf(RANKING)).not.toContain('更正')
  })
})
