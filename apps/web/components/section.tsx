import type { ReactNode } from 'react'

interface Props {
  readonly id: string
  readonly heading: string
  readonly className?: string
  readonly children: ReactNode
}

/** A part of a page under a heading of its own, named by it. */
export function Section({ id, heading, className = '', children }: Props) {
  return (
    <section className={`section ${className}`.trim()} aria-labelledby={id}>
      <div className="section-head">
        <h2 id={id}>{heading}</h2>
      </div>
      {children}
    </section>
  )
}
