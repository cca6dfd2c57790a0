import type { ReactNode } from 'react'

interface HeadProps {
  readonly id: string
  readonly heading: ReactNode
  /** Stands beside the heading: what there is of it, or where there is more. */
  readonly beside?: ReactNode
}

/** The line under which a part of a page stands. */
export function SectionHead({ id, heading, beside }: HeadProps) {
  return (
    <div className="section-head">
      <h2 id={id}>{heading}</h2>
      {beside}
    </div>
  )
}

interface Props extends HeadProps {
  readonly className?: string
  readonly children: ReactNode
}

/** A part of a page under a heading of its own, named by it. */
export function Section({ className = '', children, ...head }: Props) {
  return (
    <section className={`section ${className}`.trim()} aria-labelledby={head.id}>
      <SectionHead {...head} />
      {children}
    </section>
  )
}
