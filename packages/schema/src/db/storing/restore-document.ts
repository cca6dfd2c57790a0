/** Stores a document’s last reading once more, since a person decided something that bears on it. */
import type { Transaction } from 'kysely'
import { decodeCells } from '../rows/cells.ts'
import { listChecks } from '../rows/checks.ts'
import type { MetricNumbers } from '../rows/metric-numbers.ts'
import type { StoredReportInput } from '../rows/stored-report.ts'
import type { Tables } from '../tables.ts'
import { storeIn } from './store-batch.ts'

type Write = Transaction<Tables>

/** Nothing happens to a document that was refused the last time. */
export async function restoreDocument(trx: Write, sha256: string, numbers: MetricNumbers): Promise<void> {
  const parses = await loadLastReading(trx, sha256)
  const [first] = parses
  if (!first) return
  const reports = await Promise.all(parses.map((parse) => reportOf(trx, parse, numbers)))
  const document = {
    sha256,
    parserVersion: first.parser_version,
    regionHint: first.region_hint ?? undefined,
    source: sourceOf(first),
    bytes: new Uint8Array(), // stored already
    reports,
  }
  await storeIn(trx, [document], numbers, 'store')
}

const loadLastReading = (trx: Write, sha256: string) =>
  trx
    .selectFrom('parses')
    .innerJoin('documents', 'documents.id', 'parses.document_id')
    .selectAll('parses')
    .select(['documents.sha256', 'documents.name', 'documents.media_type', 'documents.byte_length'])
    .where('documents.sha256', '=', sha256)
    .where('parses.generation', '=', ({ selectFrom }) =>
      selectFrom('parses as last')
        .select((eb) => eb.fn.max('last.generation').as('generation'))
        .whereRef('last.document_id', '=', 'documents.id'),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('refusals')
            .select('refusals.generation')
            .whereRef('refusals.document_id', '=', 'parses.document_id')
            .whereRef('refusals.generation', '>', 'parses.generation'),
        ),
      ),
    )
    .orderBy('parses.position')
    .execute()

type StoredParse = Awaited<ReturnType<typeof loadLastReading>>[number]

const sourceOf = ({ sha256, name, media_type, byte_length }: StoredParse): StoredReportInput['source'] => ({
  sha256,
  name,
  media_type,
  bytes: byte_length,
})

async function reportOf(trx: Write, parse: StoredParse, numbers: MetricNumbers): Promise<StoredReportInput> {
  const findings = await trx
    .selectFrom('findings')
    .selectAll()
    .where('parse_id', '=', parse.id)
    .orderBy('position')
    .execute()
  const { agency_name: name, name_as_printed, region_code, level, sector } = parse
  return {
    parser: parse.parser_version,
    source: sourceOf(parse),
    agency: { name, name_as_printed, region_code, level, sector },
    year: parse.year,
    form: parse.form,
    text: parse.text,
    facts: decodeCells(parse, parse.text, numbers),
    disclosure: { volume: parse.disclosure_volume, basis: parse.disclosure_basis, counts: parse.counts },
    mentions: parse.mentions,
    findings: findings.map(({ message_zh: zh, message_en: en, ...finding }) => ({ ...finding, message: { zh, en } })),
    checks: listChecks(parse.checks),
    narrative_bands: parse.narrative_bands,
  }
}
