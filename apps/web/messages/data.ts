/** What the page of downloads says. */
import type { Lang } from '../lib/lang.ts'

const zh = {
  title: '数据下载',
  lead: '全部数字可自由下载：按年度的全量文件、各项排名的表格，以及供程序使用的接口。每个数字都带有状态和在原文中的位置。',
  holds: (agencies: string, reports: string, day: string) =>
    `现有 ${agencies} 个机关的 ${reports} 份报告，最近收录于${day}。`,
  filesHeading: '文件',
  filesLead:
    '“全年数据”一行一个单元格，含没有数值的单元格及其理由；ZIP 内有表格、数据字典、说明、引用方式和许可。CSV 带字节顺序标记，Excel 可直接打开。',
  wholeYear: '全年数据',
  others: '任何排名页的地址加上 .csv、.json 或 .zip 即为文件；筛选条件写在地址中，同样有效。',
  dictionaryHeading: '数据字典',
  column: '列',
  columns: [
    ['agency, agency_id', '机关名称；接口中的标识'],
    ['region_code, region, level, sector', '区划代码、地区、层级、部门；未能确认的为空'],
    ['year, form', '报告年度；表格版式'],
    ['metric, unit', '指标代码（永久不变）；计量单位'],
    ['state', '有数值、空白、缺失、当年表格无此项、无法确认：只有“有数值”才有值，空白不是零'],
    ['value, raw', '数值；原文所印的文字'],
    ['start, end, page', '在原文中的位置（UTF-16 偏移）；PDF 另有页码'],
    ['report', '报告页的地址，可由此回到原文'],
  ] as readonly (readonly [string, string])[],
  programsHeading: '供程序使用',
  programsLead: '以下地址无需登记。请求过于频繁时会暂时被拒绝，答复中写明多久后再试。',
  openapi: '各文件地址与参数',
  graphql: '接口；可在浏览器中打开，逐字段有说明',
  licenceHeading: '许可与引用',
  licence:
    '数字取自各行政机关依《中华人民共和国政府信息公开条例》第四十九条、第五十条向社会公布的年度报告，以各机关公布的原文为准。本程序及其汇编方式以 MIT 许可发布，不改变报告本身的权利。',
  citationLead: '引用时请写明地址和日期，数字可能因报告更正而变化：',
  citation: (origin: string, day: string) => `公开 Gongkai：政府信息公开工作年度报告数据，${origin}/data，${day}。`,
}

type DataMessages = typeof zh

const en: DataMessages = {
  title: 'Data',
  lead: 'All figures are free to take: files of whole years, tables of every ranking, and an interface for programs. Every figure comes with its state and its place in the source.',
  holds: (agencies, reports, day) => `${reports} reports of ${agencies} agencies are held, the last since ${day}.`,
  filesHeading: 'Files',
  filesLead:
    'The files of whole years have one row for each cell, those without a value and the reason too. A ZIP holds the table, its data dictionary, a page about it, a citation and the licence. CSV begins with a byte order mark, by which Excel knows it.',
  wholeYear: 'Whole year',
  others: 'The address of any ranking with .csv, .json or .zip after its path is a file; filters in it hold there too.',
  dictionaryHeading: 'Data dictionary',
  column: 'Column',
  columns: [
    ['agency, agency_id', 'Name of the agency; its id in the interface'],
    ['region_code, region, level, sector', 'Division code, region, level and sector; empty where not settled'],
    ['year, form', 'Year of the report; edition of the form'],
    ['metric, unit', 'Permanent key of the metric; what it counts'],
    ['state', 'number, blank, missing, not_on_form, unreadable: only a number has a value, and a blank is not zero'],
    ['value, raw', 'The figure; the text it was read from'],
    ['start, end, page', 'Its place in the text, in UTF-16 units; of a PDF the page too'],
    ['report', 'Address of the report’s page, which leads to the source'],
  ] as readonly (readonly [string, string])[],
  programsHeading: 'For programs',
  programsLead: 'No registration is needed. Who asks too often is refused for a while, and told for how long.',
  openapi: 'the addresses of files and their parameters',
  graphql: 'the interface; opened in a browser, it explains every field',
  licenceHeading: 'Licence and citation',
  licence:
    'The figures are those of the annual reports that agencies must publish under articles 49 and 50 of the Regulations on Open Government Information; what an agency published prevails. This program and its compilation are under the MIT licence, which changes no right in the reports themselves.',
  citationLead: 'Please name the address and the day, for figures change where a report is restated:',
  citation: (origin, day) =>
    `公开 Gongkai: data of annual government-information-disclosure reports, ${origin}/data, ${day}.`,
}

const MESSAGES: Readonly<Record<Lang, DataMessages>> = { zh, en }

export const dataMessagesIn = (lang: Lang): DataMessages => MESSAGES[lang]
