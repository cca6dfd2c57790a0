import { type Mark, type Piece, sourcePieces } from '../lib/source-pieces.ts'

function Place({ piece }: { readonly piece: Piece }) {
  const [narrowest] = piece.marks
  if (!narrowest) return piece.text
  const own = piece.beginning.includes(narrowest)
  const others = piece.beginning.filter((mark) => mark !== narrowest)
  return (
    <>
      {others.map((mark) => (
        <span key={mark.id} id={mark.id} className="anchor" />
      ))}
      {/* Reached from its figure, not by tabbing: two hundred stops in a text help nobody. */}
      <a
        className="place"
        data-kind={narrowest.kind}
        id={own ? narrowest.id : undefined}
        href={`#${narrowest.back}`}
        tabIndex={-1}
        title={narrowest.title}
      >
        {piece.text}
      </a>
    </>
  )
}

/** The report’s text as it was read, with every figure’s place marked. */
export function SourceText({
  text,
  marks,
  label,
}: {
  readonly text: string
  readonly marks: readonly Mark[]
  readonly label: string
}) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="source-text" lang="zh-CN" tabIndex={0} aria-label={label}>
      {sourcePieces(text, marks).map((piece) => (
        <Place key={piece.start} piece={piece} />
      ))}
    </section>
  )
}
