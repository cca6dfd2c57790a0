'use client'
/** Takes a draft from the reader’s hand to its findings, all inside the browser. */
import dynamic from 'next/dynamic'
import { type DragEvent, useCallback, useEffect, useRef, useState } from 'react'
import type { CheckAnswer } from '../lib/check-answer.ts'
import { checkFile } from '../lib/check-file.ts'
import type { Lang } from '../lib/lang.ts'
import type { Messages } from '../messages/index.ts'

/** The catalogue and the words of a report come with the first result. */
const CheckResult = dynamic(() => import('./check-result.tsx').then((module) => module.CheckResult))

const ACCEPTED = '.pdf,.docx,.doc,.html,.htm,.md,.txt'
type DraftWords = Messages['draft']

type Progress =
  | { readonly step: 'waiting' }
  | { readonly step: 'checking'; readonly name: string }
  | { readonly step: 'checked'; readonly name: string; readonly answer: CheckAnswer }

const useCheck = () => {
  const [progress, setProgress] = useState<Progress>({ step: 'waiting' })
  const running = useRef(new AbortController())
  useEffect(() => () => running.current.abort(), [])
  const check = useCallback(async (file: File) => {
    running.current.abort()
    running.current = new AbortController()
    setProgress({ step: 'checking', name: file.name })
    const answer = await checkFile(file, running.current.signal)
    setProgress({ step: 'checked', name: file.name, answer })
  }, [])
  return [progress, check] as const
}

/** What was chosen is taken out, so that the same file, mended and saved, can be chosen again. */
const emptyInto = (input: HTMLInputElement, onFile: (file: File) => void) => {
  const file = input.files?.[0]
  input.value = ''
  if (file) onFile(file)
}

interface DropProps {
  readonly words: DraftWords
  readonly isFirst: boolean
  readonly onFile: (file: File) => void
}

function Drop({ words, isFirst, onFile }: DropProps) {
  const [isOver, setOver] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const over = (event: DragEvent) => {
    event.preventDefault()
    setOver(true)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const [file] = event.dataTransfer.files
    if (file) onFile(file)
  }
  // Chosen while the page was still on its way, when nobody was told of it.
  useEffect(() => {
    if (input.current) emptyInto(input.current, onFile)
  }, [onFile])
  return (
    <label
      className="drop"
      data-over={isOver || undefined}
      onDragOver={over}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <input
        ref={input}
        className="visually-hidden"
        type="file"
        accept={ACCEPTED}
        onChange={({ target }) => emptyInto(target, onFile)}
      />
      <strong>{isFirst ? words.title : words.another}</strong>
      <span className="small soft">{words.formats}</span>
      <span className="small">{words.promise}</span>
    </label>
  )
}

export function DraftCheck({ lang, words }: { readonly lang: Lang; readonly words: DraftWords }) {
  const [progress, check] = useCheck()
  return (
    <>
      <Drop words={words} isFirst={progress.step === 'waiting'} onFile={check} />
      <div className="check-progress" role="status">
        {progress.step === 'checking' && (
          <>
            <progress aria-label={words.checking} /> {words.checking} <span lang="zh-CN">{progress.name}</span>
          </>
        )}
        {progress.step === 'checked' && progress.answer.kind === 'reports' && (
          <span className="visually-hidden">
            {words.checked} {progress.name}
          </span>
        )}
      </div>
      {progress.step === 'checked' && <CheckResult lang={lang} name={progress.name} answer={progress.answer} />}
    </>
  )
}
