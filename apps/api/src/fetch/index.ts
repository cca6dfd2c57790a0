/** Documents of the web, as sources to ingest. */
import type { Tables } from '@gongkai/schema/db'
import type { Kysely } from 'kysely'
import { readConfig } from '../config.ts'
import { ExpectedError } from '../expected-error.ts'
import type { Io } from '../io.ts'
import type { SourceFile } from '../parsing/sources.ts'
import { Fetcher } from './fetcher.ts'
import { findNetwork, type Network } from './public-address.ts'
import { resolveBySystem } from './target.ts'
import { readUrlList } from './url-list.ts'
import { urlSources } from './url-sources.ts'

export interface FetchOptions {
  readonly pause?: number
  readonly allowNetwork?: readonly string[]
}

const DEFAULT_PAUSE_SECONDS = 1

/** Nothing is asked until a source is read. Throws `file.unreadable`, `list.invalid`, `network.invalid`, `config.invalid`. */
export async function sourcesOf(
  list: string,
  { pause = DEFAULT_PAUSE_SECONDS, allowNetwork = [] }: FetchOptions,
  { cwd, environment, signal }: Io,
  db: Kysely<Tables>,
): Promise<SourceFile[]> {
  const networks = allowNetwork.map(getNetwork)
  const urls = await readUrlList(list, cwd)
  const contact = readConfig(environment).publicUrl.match(/^https:.*/)?.[0]
  const fetcher = new Fetcher({ resolve: resolveBySystem, networks, pauseMs: 1000 * pause, contact, signal })
  return urlSources(urls, fetcher, db)
}

function getNetwork(text: string): Network {
  const network = findNetwork(text)
  if (network) return network
  throw new ExpectedError('network.invalid', `--allow-network ${text}: no network; write one such as 10.20.0.0/16.`)
}
