import { notFound } from 'next/navigation'
import type { ReactNode } from 'react'
import type { SearchParams } from '../lib/address-state.ts'
import { BackendUnreachable } from '../lib/backend.ts'
import { isLang, type Lang } from '../lib/lang.ts'
import { Unreachable } from './unreachable.tsx'

interface RouteProps<P> {
  readonly params: Promise<P & { readonly lang: string }>
  readonly searchParams: Promise<SearchParams>
}

interface PageContext<P> {
  readonly lang: Lang
  readonly params: P
  readonly query: SearchParams
}

/** A page of the dashboard: its language is known, and a backend that does not answer is said plainly. */
export const page =
  <P extends object = object>(render: (context: PageContext<P>) => Promise<ReactNode>) =>
  async ({ params: given, searchParams }: RouteProps<P>): Promise<ReactNode> => {
    const params = await given
    const { lang } = params
    if (!isLang(lang)) notFound()
    try {
      return await render({ lang, params, query: await searchParams })
    } catch (error) {
      if (!(error instanceof BackendUnreachable)) throw error
      return <Unreachable lang={lang} url={error.url} />
    }
  }
