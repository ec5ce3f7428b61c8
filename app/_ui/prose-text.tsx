type ProseTextProps = {
  text: string;
  /** Set where the text is in another language than the page. */
  lang?: string;
  headings?: 'h2' | 'h3';
  className?: string;
};
type Piece = { isHeading: boolean; text: string };

/** Plain text of several paragraphs: an empty line begins one, and a line that begins with # is a heading. */
export function ProseText({
  text,
  lang,
  headings: Heading = 'h2',
  className = 'grid gap-4',
}: ProseTextProps) {
  return (
    <div lang={lang} dir="auto" className={className}>
      {piecesOf(text).map((piece, at) =>
        piece.isHeading ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text have no other name than their place
          <Heading key={at} className="mt-4 text-lg first:mt-0">
            {piece.text}
          </Heading>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text have no other name than their place
          <p key={at} className="whitespace-pre-line">
            {piece.text}
          </p>
        ),
      )}
    </div>
  );
}

export function piecesOf(text: string): Piece[] {
  return text
    .split(/\n\s*\n|\n(?=#)|(?<=^#.*)\n/m)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '')
    .map((piece) =>
      piece.startsWith('#')
        ? { isHeading: true, text: piece.replace(/^#+\s*/, '') }
        : { isHeading: false, text: piece },
    )
    .filter((piece) => piece.text !== '');
}
