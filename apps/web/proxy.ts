/** What every address passes before a page is asked: a form’s unanswered questions are left out of it, for links to be short. */
import { type NextRequest, NextResponse } from 'next/server'
import { withoutEmpty } from './lib/address-state.ts'

export const proxy = ({ nextUrl }: NextRequest): NextResponse => {
  const search = withoutEmpty(nextUrl.search)
  if (search === undefined) return NextResponse.next()
  const shorter = nextUrl.clone()
  shorter.search = search
  return NextResponse.redirect(shorter, 307)
}

export const config = { matcher: '/((?!_next/|browser/|embed|oembed).*)' }
