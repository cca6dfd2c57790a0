/** The `gongkai` command: its words and options. Each command’s work lies in `commands/`, loaded only when it is called. */
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import manifest from '../package.json' with { type: 'json' }
import { describeError, isInterruption } from './expected-error.ts'
import type { ExitCode, Io } from './io.ts'
import { BACKUP_FORMS, FORMATS, SCOPES } from './printing/formats.ts'

const format = (choices: readonly string[]) =>
  new Option('--format <format>', 'how to print').choices(choices).default(choices[0])
const region = () =>
  new Option('--region <code>', 'division code of two to six digits, for names several regions share').argParser(
    (code) => {
      if (/^\d{2}(\d{2}(\d{2})?)?$/.test(code)) return code
      throw new InvalidArgumentError('It has two, four or six digits.')
    },
  )
const jobs = () =>
  new Option('--jobs <n>', 'how many files to parse at once; as many as there are cores unless stated').argParser(
    (text) => {
      if (/^[1-9]\d?$/.test(text)) return Number(text)
      throw new InvalidArgumentError('It is a number from 1 to 99.')
    },
  )
const pause = () =>
  new Option('--pause <seconds>', 'how long to leave a host alone between two addresses, at least')
    .default(1)
    .argParser((text) => {
      if (/^\d{1,3}(\.\d)?$/.test(text)) return Number(text)
      throw new InvalidArgumentError('It is a number of seconds below 1000.')
    })
const form = () =>
  new Option(
    '--form <form>',
    'by PostgreSQL’s pg_dump, as a snapshot of our own, or as a dump where pg_dump is at hand',
  )
    .choices(BACKUP_FORMS)
    .default('auto')
const sha256 = () =>
  new Option('--sha256 <hash>', 'what “backup” said of it; a file with another is refused').argParser((text) => {
    if (/^[\da-f]{64}$/i.test(text)) return text
    throw new InvalidArgumentError('It has 64 hexadecimal digits.')
  })
const allowNetwork = () =>
  new Option(
    '--allow-network <network...>',
    'networks to fetch from though they are not public, such as 10.20.0.0/16; none unless stated',
  )
const examples = (...lines: string[]) => `\nExamples:\n${lines.map((line) => `  $ npx gongkai ${line}`).join('\n')}\n`

/** Runs one command line and returns its exit code; nothing but `io` is written to. */
export async function main(argv: readonly string[], io: Io): Promise<ExitCode> {
  let exitCode: ExitCode = 0
  const program = createProgram(io, (code) => {
    exitCode = code
  })
  try {
    await program.parseAsync(argv, { from: 'user' })
    return exitCode
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    if (!isInterruption(error, io.signal)) io.stderr.write(`gongkai: ${describeError(error, io.environment)}\n`)
    return 1
  }
}

function createProgram(io: Io, finish: (code: ExitCode) => void): Command {
  const program = new Command('gongkai')
    .description(
      'Reads annual reports on government information disclosure (政府信息公开工作年度报告), checks and stores them.',
    )
    .version(manifest.version)
    .exitOverride()
    .configureOutput({ writeOut: (text) => io.stdout.write(text), writeErr: (text) => io.stderr.write(text) })
    .showHelpAfterError('(add --help for what it takes)')
    .hook('preAction', (_program, command) => resolveRegion(command))

  program
    .command('parse')
    .description('Print every figure of the reports, each with its place in the text. Needs no database.')
    .argument('<file...>', 'files, folders, or - for standard input')
    .addOption(format(FORMATS.parse))
    .addOption(region())
    .addHelpText('after', '\nExits 1 if any file could not be parsed; the others are still printed.')
    .addHelpText(
      'after',
      examples('parse report.html', 'parse reports/ --format ndjson > all.ndjson', 'parse - < report.txt'),
    )
    .action(async (paths, options) => finish(await (await import('./commands/parse.ts')).parse(paths, options, io)))

  program
    .command('check')
    .description('Print what an inspector would find wrong, before the report is published. Needs no database.')
    .argument('<file...>', 'files, folders, or - for standard input')
    .addOption(format(FORMATS.check))
    .addOption(region())
    .addHelpText('after', '\nExits 1 if there is a finding of severity error or a file could not be parsed.')
    .addHelpText('after', examples('check draft.docx', 'check reports/ --format sarif > findings.sarif'))
    .action(async (paths, options) => finish(await (await import('./commands/check.ts')).check(paths, options, io)))

  program
    .command('ingest')
    .description('Parse reports and store them. The same files again change nothing.')
    .argument('[path...]', 'files, folders, or - for standard input')
    .addOption(region())
    .option('--urls <list>', 'a list of addresses to fetch politely, one in a line, after a tab a division code')
    .addOption(pause())
    .addOption(allowNetwork())
    .option(
      '--manifest <file.csv>',
      'a table with the columns file,agency,region,year,published_on that settles what a file cannot',
    )
    .addOption(jobs())
    .option('--queue', 'leave the documents to “gongkai worker”, here or on other machines')
    .option('--failures <file>', 'write a table of the files that failed, as .csv or .ndjson')
    .option('--report <file>', 'write a table of what became of every file, as .csv or .ndjson')
    .addHelpText('after', '\nExits 1 if any file could not be parsed or stored; the others still are.')
    .addHelpText('after', 'Interrupted, it stores what it has begun; the same command again goes on from there.')
    .addHelpText(
      'after',
      examples(
        'ingest samples/',
        'ingest reports/ --manifest reports/manifest.csv --failures failures.csv',
        'ingest --urls addresses.txt --report fetched.csv',
      ),
    )
    .action(async (paths, options, command: Command) => {
      if (paths.length === 0 && !options.urls)
        command.error('error: name a path, or a list with --urls', { exitCode: 2 })
      finish(await (await import('./commands/ingest.ts')).ingest(paths, options, io))
    })

  program
    .command('worker')
    .description(
      'Read the documents that “ingest --queue” left, until interrupted. Any number may run, on any machine.',
    )
    .addOption(jobs())
    .option('--drain', 'end when no document waits any more')
    .addHelpText('after', '\nExits 1 if any document was refused. What a worker leaves unfinished, others take up.')
    .addHelpText('after', examples('worker', 'worker --jobs 4 --drain'))
    .action(async (options) => finish(await (await import('./commands/worker.ts')).worker(options, io)))

  program
    .command('migrate')
    .description('Bring the database to the newest schema.')
    .addHelpText('after', examples('migrate'))
    .action(async () => finish(await (await import('./commands/migrate.ts')).migrate(io)))

  program
    .command('serve')
    .description('Serve GraphQL, and GraphiQL for a browser, until interrupted.')
    .addHelpText('after', `${examples('serve')}  $ PORT=8080 npx gongkai serve\n`)
    .action(async () => finish(await (await import('./commands/serve.ts')).serve(io)))

  program
    .command('backup')
    .description(
      'Write everything that is stored into one file, as of one moment, while others go on reading and writing.',
    )
    .argument('<path>', 'a file that is not there yet, or a folder, in which the file is named by the moment')
    .addOption(form())
    .addHelpText('after', examples('backup /var/backups/gongkai/', 'backup --form snapshot before-upgrade.zip'))
    .action(async (path, options) => finish(await (await import('./commands/backup.ts')).backup(path, options, io)))

  program
    .command('restore')
    .description('Fill an empty database from a backup, and read it back to see that it is the same.')
    .argument('<file>', 'what “backup” wrote, or “pg_dump --format=custom”')
    .option('--check', 'only look whether the backup is whole; needs no database')
    .addOption(sha256())
    .addHelpText('after', examples('restore --check backup.zip'))
    .addHelpText('after', '  $ DATABASE_URL=postgres://…/empty npx gongkai restore backup.zip\n')
    .action(async (path, options) => finish(await (await import('./commands/backup.ts')).restore(path, options, io)))

  addKeyCommands(program, io, finish)

  program
    .command('doctor')
    .description('Look for what would keep Gongkai from running here, one line each.')
    .addHelpText('after', examples('doctor'))
    .action(async () => finish(await (await import('./commands/doctor.ts')).doctor(io)))

  return program
}

function addKeyCommands(program: Command, io: Io, finish: (code: ExitCode) => void): void {
  const work = () => import('./commands/keys.ts')
  const keys = program.command('keys').description('Keys of those who may change something through the API.')
  keys
    .command('create')
    .description('Make a key and print it, once.')
    .requiredOption('--name <name>', 'whose it is; shown as the author of what is changed with it')
    .addOption(new Option('--scope <scope...>', 'what it may do').choices(SCOPES).makeOptionMandatory())
    .option('--agency <id>', 'the one agency that it replies for, by the id that the API gives')
    .addHelpText('after', examples('keys create --name 编辑部 --scope submit rule correct'))
    .action(async (options) => finish(await (await work()).createKey(options, io)))
  keys
    .command('list')
    .description('Print every key by its number: whose it is and what it may do, never the key itself.')
    .action(async () => finish(await (await work()).listKeys(io)))
  keys
    .command('revoke')
    .description('Let a key count no more.')
    .argument('<number>', 'as “keys list” prints it', readNumber)
    .action(async (id) => finish(await (await work()).revokeKey(id, io)))
}

const readNumber = (text: string) => {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text)
  throw new InvalidArgumentError('It is a number.')
}

/** Codes of one division are written in one way from here on; the divisions are loaded only where one is named. */
async function resolveRegion(command: Command): Promise<void> {
  const { region } = command.opts<{ region?: string }>()
  if (region === undefined) return
  const { findDivision } = await import('@gongkai/parser')
  const division = findDivision(region)
  if (!division) command.error(`error: option '--region <code>' is invalid: no division has the code ${region}.`)
  command.setOptionValue('region', division.code)
}

/** Runs the process’s own command line. A reader that closes our output early (`| head`) ends us quietly. */
export async function runFromTerminal(): Promise<void> {
  const { createTerminalIo, endOnUncaught } = await import('./terminal.ts')
  endOnUncaught()
  process.exitCode = await main(process.argv.slice(2), createTerminalIo())
}
