/** What the page of methods says, for `zh.ts` and `en.ts`. */
export const methodInChinese = {
  title: '方法说明',
  lead: '本站如何读出数字、如何排名、如何核对，以及什么情况下宁可不给数字。本页的指标、状态和规则由程序所用的同一份目录生成。',
  contents: '本页内容',
  readingHeading: '数字怎样读出',
  reading: [
    '每份报告先还原为一段文字和若干表格，再按法定表格的标题、行名和列名找到每个数字的位置。支持 PDF、Word、HTML、Markdown 与纯文本。',
    '每个数字都记下它在原文中的位置，点击即可看到。数字照录，不作修正：与正文或合计不符的，另列为发现。',
    '表格在转换中散开、数字连在一起时，只有在各项勾稽关系只容许一种读法时才采用，并标注 Σ；否则记为“无法确认”。',
    '单位印在单元格内的，以单元格为准（如“元”换算为万元）。',
  ],
  statesHeading: '五种状态：空白不是零',
  statesLead:
    '每个指标要么有数值，要么有一个没有数值的理由。只有“有数值”计入排名、合计与图表；其余各有多少个机关，在旁边一并列出。空白可能是漏填、不适用或另页填写，当作零会凭空造出一个报告从未说过的数字。',
  state: '状态',
  meaning: '含义',
  states: {
    number: '表格或叙述中写明了数值，包括写明的 0。',
    blank: '单元格在，但没有填写，或填的是“/”“—”“无”。',
    missing: '当年表格有此项，报告中却找不到它。',
    not_on_form: '当年的法定表格没有这一项。',
    unreadable: '位置在，但数值无法确认，例如数字连在一起而勾稽关系不能分开。',
  },
  volumeHeading: '主动公开信息数量',
  volume: [
    '法定表格没有这一项，它取自第一部分的叙述。报告自述本年总数的，用总数；没有总数、但列出互不重叠的渠道的，用各渠道之和；两者都没有的为“缺失”。分类数量不能凑成总数。',
    '“140余条”“近30万条”这样的约数保留所述数字，并标注“约”。自建立以来的累计数不计入本年。',
  ],
  volumeMeasures: (measures: string) =>
    `只有 ${measures} 算作信息条数，可以相加；次、期、个、场等不是信息条数，不相加。`,
  volumeBasis: (bases: string) => `排名注明每个数字的依据（${bases}），并可只看其中一种。`,
  volumeKinds: (kinds: string) => `叙述中的每个数量归入一类：${kinds}。`,
  ranksHeading: '名次、并列、百分位与占比',
  ranks: [
    '名次在筛选条件下的全部机关中计算，不在一页之内计算。数值相同的机关名次相同，下一名次空出：1、2、2、4。',
    '百分位：数值不高于本机关的机关数，除以参与排名的机关数。占比：本机关数值除以参与排名的全部数值之和；和为零时不给出。',
    '上年名次取自同一条件下的上年排名；上年没有数值的，不给出。',
    '未见报告、空白、缺失、当年表格无此项和无法确认的机关不参与排名，各有多少在排名旁列出。',
    '数值被本机关自己的报告否定的，名次旁标注“有矛盾”。',
  ],
  rulesHeading: '核对规则',
  rulesLead: '每条规则在每份报告上的结果是通过、未通过或无法核对。来源表明问题出在报告原文，还是可能出在读取过程。',
  refusalsHeading: '我们不做什么',
  refusals: [
    '不猜数字：无法确认的不给数值，也不按零计算。',
    '不猜机关：多个地区同名而上下文不能分辨的，列为发现，不归到任何机关名下。',
    '不修正原文：合计不符时，保留各项所印的数字并指出不符。',
    '不评价机关：排名只说明报告写了多少，不说明工作好坏；机关大小、职责不同，请在同层级、同部门之间比较。',
    '不读扫描图像：没有文字的 PDF 不予收录。',
  ],
  metricsHeading: '指标',
  metricsLead: (count: string) => `共 ${count} 项，按表格顺序排列；点开一行可见各项的定义、依据和排名。`,
  narrative: '一、总体情况（叙述）',
  figuresOf: (count: number) => `${count} 项`,
  formsOf: '表格',
  noForm: '不在表格中',
}

export const methodInEnglish: typeof methodInChinese = {
  title: 'Methodology',
  lead: 'How figures are read, ranked and checked here, and when we would rather give none. The metrics, states and rules on this page come from the same catalogue the program uses.',
  contents: 'On this page',
  readingHeading: 'How figures are read',
  reading: [
    'Each report becomes one text and its tables; then every figure is found by the headings, row labels and column labels of the statutory form. PDF, Word, HTML, Markdown and plain text are read.',
    'Every figure keeps its place in the text, one click away. Figures stand as printed: where the narrative or a sum contradicts them, a finding says so.',
    'Where a conversion has run digits together, a reading is taken only if the sums of the form allow exactly one, and is marked Σ; otherwise the figure is unreadable.',
    'A unit printed in the cell outranks the head of its column (yuan are converted to 10,000 yuan).',
  ],
  statesHeading: 'Five states: a blank is not a zero',
  statesLead:
    'Each metric has a value, or a reason why it has none. Only numbers count in rankings, sums and charts; how many agencies are in each other state stands beside them. A blank may be forgotten, not applicable or filled in elsewhere: to call it zero would make up a figure that no report states.',
  state: 'State',
  meaning: 'Meaning',
  states: {
    number: 'A table or the narrative states it, a stated 0 included.',
    blank: 'The cell is there and empty, or holds “/”, “—” or “无”.',
    missing: 'That year’s form has it, and the report does not show it.',
    not_on_form: 'That year’s statutory form does not have it.',
    unreadable:
      'Its place is there and its value is not certain, such as digits run together that the sums do not settle.',
  },
  volumeHeading: 'Disclosure volume',
  volume: [
    'It is not on the statutory tables and comes from the narrative of section one: the year’s total where the report states one; else the sum of channels that do not overlap; else it is missing. Categories alone make no total.',
    'Approximate counts (“140余条”, “近30万条”) keep the stated number and are marked “about”. Counts since the beginning are never part of a year’s.',
  ],
  volumeMeasures: (measures) =>
    `Only ${measures} count items of information and may be summed; 次, 期, 个 and 场 count other things and are not.`,
  volumeBasis: (bases) => `Rankings state what each figure rests on (${bases}), and may be restricted to one.`,
  volumeKinds: (kinds) => `Each count of the narrative is of one kind: ${kinds}.`,
  ranksHeading: 'Ranks, ties, percentiles and shares',
  ranks: [
    'Ranks are computed over all agencies of the filter, never over one page. Equal values share a rank and the next is left out: 1, 2, 2, 4.',
    'Percentile: agencies whose value is at most this one’s, divided by all ranked agencies. Share: the value divided by the sum of all ranked values; none where the sum is zero.',
    'The rank before is the one in the same ranking of the year before; none where that year has no number.',
    'Agencies without a report, and those whose figure is blank, missing, not on the form or unreadable, are not ranked; how many of each stands beside the ranking.',
    'Where an agency’s own report contradicts a figure, its rank is marked “contradicted”.',
  ],
  rulesHeading: 'Rules of the checks',
  rulesLead:
    'On every report each rule ends as passed, failed or not assessable. The origin says whether the report itself is at fault, or perhaps our reading of it.',
  refusalsHeading: 'What we do not do',
  refusals: [
    'We do not guess figures: what is not certain has no value, and is not counted as zero.',
    'We do not guess agencies: where regions share a name and nothing tells them apart, a finding says so and the report is attached to none.',
    'We do not mend reports: where a sum does not hold, its figures stand as printed and the finding shows the difference.',
    'We do not judge agencies: a ranking says what reports state, not how well an agency works; compare within one level and one sector.',
    'We do not read pictures: a PDF without text is refused.',
  ],
  metricsHeading: 'Metrics',
  metricsLead: (count) =>
    `${count} in all, in the order of the form; open a row for each definition, legal basis and ranking.`,
  narrative: '1. Overall situation (narrative)',
  figuresOf: (count) => `${count} ${count === 1 ? 'figure' : 'figures'}`,
  formsOf: 'Form',
  noForm: 'on no table',
}
