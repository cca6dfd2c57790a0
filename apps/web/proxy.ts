/**
 * What every address passes before a page is asked: a form’s unanswered questions are left out of it, for links to be short,
 * and what means a page of ours leads to it.
 */
import { type NextRequest, NextResponse } from 'next/server'
import { withoutEmpty } from './lib/address-state.ts'
import { canonicalPath } from './lib/canonical-path.ts'

export const proxy = ({ nextUrl }: NextRequest): NextResponse => {
  const search = withoutEmpty(nextUrl.search)
  const pathname = canonicalPath(nextUrl.pathname)
  if (search === undefined && pathname === undefined) return NextResponse.next()
  const meant = nextUrl.clone()
  meant.search = search ?? meant.search
  meant.pathname = pathname ?? meant.pathname
  return NextResponse.redirect(meant, 307)
}

export const config = { matcher: '/((?!_next/|browser/|embed|oembed).*)' }
