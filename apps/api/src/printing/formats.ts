import type { Scope } from '@gongkai/schema/db'

/** How each command can print; the first is what it does unless told. */
export const FORMATS = {
  parse: ['json', 'ndjson', 'table'],
  check: ['table', 'json', 'sarif'],
} as const
export type ParseFormat = (typeof FORMATS.parse)[number]
export type CheckFormat = (typeof FORMATS.check)[number]

/** What a key may be for: as values, so that a command line is read without loading the store. */
export const SCOPES = ['submit', 'rule', 'correct', 'reply'] as const satisfies readonly Scope[]

/** What a backup is written as; `auto` is a dump where PostgreSQL’s programs are at hand, else a snapshot. */
export const BACKUP_FORMS = ['auto', 'dump', 'snapshot'] as const
export type BackupForm = (typeof BACKUP_FORMS)[number]
