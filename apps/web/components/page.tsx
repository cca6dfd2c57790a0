import { notFound } from 'next/navigation'
import type { ReactNode } from 'react'
import type { SearchParams } from '../lib/address-state.ts'
import { BackendError, BackendUnreachable } from '../lib/backend.ts'
import { BadAddress } from '../lib/bad-address.ts'
import { isLang, type Lang } from '../lib/lang.ts'
import { NotFound } from '../lib/not-found.ts'
import { BadAddressNotice } from './bad-address-notice.tsx'
import { BusyNotice, FailureNotice, NotFoundNotice, SlowNotice, UnreachableNotice } from './notice.tsx'
import { askSynthetic } from './synthetic-notice.tsx'

interface RouteProps<P> {
  readonly params: Promise<P & { readonly lang: string }>
  readonly searchParams: Promise<SearchParams>
}

interface PageContext<P> {
  readonly lang: Lang
  readonly params: P
  readonly query: SearchParams
}

const noticeOf = (error: unknown, lang: Lang, query: SearchParams): ReactNode => {
  if (error instanceof NotFound) return <NotFoundNotice lang={lang} near={error.near} />
  if (error instanceof BadAddress) return <BadAddressNotice lang={lang} query={query} parameters={error.parameters} />
  if (error instanceof BackendError && error.code === 'RATE_LIMITED') return <BusyNotice lang={lang} />
  const reference = crypto.randomUUID().slice(0, 8)
  console.error(`Reference ${reference}:`, error)
  if (error instanceof BackendUnreachable && error.isSlow) return <SlowNotice lang={lang} reference={reference} />
  if (error instanceof BackendUnreachable) return <UnreachableNotice lang={lang} reference={reference} />
  return <FailureNotice lang={lang} reference={reference} />
}

/** A page of the dashboard: its language is known, and what keeps it from being made is said in its place. */
export const page =
  <P extends object = object>(render: (context: PageContext<P>) => Promise<ReactNode>) =>
  async ({ params: given, searchParams }: RouteProps<P>): Promise<ReactNode> => {
    const params = await given
    const { lang } = params
    if (!isLang(lang)) notFound()
    askSynthetic()
    const query = await searchParams
    try {
      return await render({ lang, params, query })
    } catch (error) {
      return noticeOf(error, lang, query)
    }
  }
