'use client'
/** Shows what was rendered for the language of the address, where Next tells a server component no parameters. */
import { useParams } from 'next/navigation'
import type { ReactNode } from 'react'
import { isLang, type Lang } from '../lib/lang.ts'

export function InLanguage(pages: Readonly<Record<Lang, ReactNode>>) {
  const { lang } = useParams<{ lang: string }>()
  return pages[isLang(lang) ? lang : 'zh']
}
