/** The figures of an embed for programs and spreadsheets. */
import { stringify } from 'csv-stringify/sync'
import { dayInChina } from '../lib/format.ts'
import { embedMessagesIn } from '../messages/embed.ts'
import { messagesIn } from '../messages/index.ts'
import { type Chart, hasChanged } from './chart.ts'
import { disputeWords } from './dispute.ts'
import type { Setting } from './setting.ts'

/** With a byte order mark, by which spreadsheets know UTF-8; no name can become a formula in them. */
export const chartCsv = (chart: Chart, { state: { lang, asOf } }: Setting): string => {
  const t = embedMessagesIn(lang)
  const { disputed } = messagesIn(lang)
  const columns = [t.place, chart.head, t.value, t.unit, t.reason, t.note, ...(asOf ? [t.now] : []), disputed]
  const rows = chart.rows.map((row) => {
    const reason = row.value === null ? row.reason : undefined
    return [
      row.place,
      row.label,
      row.value,
      chart.unit,
      reason,
      row.note,
      ...(asOf ? [row.now] : []),
      row.disputed && disputeWords(row.disputed, lang),
    ]
  })
  return stringify([columns, ...rows], { bom: true, escape_formulas: true, record_delimiter: 'windows' })
}

export const chartJson = (chart: Chart, setting: Setting): string => {
  const { title, unit, sentence, rows, absent, path, isSynthetic, restatement } = chart
  const { state, origin, now } = setting
  return JSON.stringify({
    title,
    unit,
    description: sentence,
    dataDate: state.asOf ?? dayInChina(now),
    frozen: state.asOf !== undefined,
    changed: state.asOf === undefined ? null : hasChanged(chart),
    restatedAt: restatement.restatedAt ?? null,
    filedAt: restatement.filedAt ?? null,
    synthetic: isSynthetic,
    source: origin + path,
    rows: rows.map(({ label, place, value, reason, note, now, disputed }) => ({
      label,
      rank: place ?? null,
      value,
      reason: value === null ? (reason ?? null) : null,
      note: note || null,
      disputed: disputed !== undefined,
      answered: disputed?.isAnswered ?? false,
      ...(state.asOf ? { valueNow: now ?? null } : {}),
    })),
    absent,
  })
}
