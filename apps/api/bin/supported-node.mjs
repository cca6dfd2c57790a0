/**
 * Plain JavaScript that any old Node can run: the entry points import it before anything that needs a newer one.
 * Prints one line and exits when this Node cannot run TypeScript unbuilt; else keeps its notices about that off stderr.
 */
const OLDEST = [22, 18]

export function requireSupportedNode() {
  const version = process.versions.node.split('.').map(Number)
  const isSupported = version[0] > OLDEST[0] || (version[0] === OLDEST[0] && version[1] >= OLDEST[1])
  if (!isSupported) {
    process.stderr.write(
      `Gongkai needs Node ${OLDEST.join('.')} or newer and this is ${process.version}: start it through npm or npx, ` +
        'which use the Node that `npm ci` installs (`npm rebuild node` if install scripts were skipped).\n',
    )
    process.exit(1)
  }
  const emitWarning = process.emitWarning
  process.emitWarning = (warning, ...rest) => {
    const type = typeof rest[0] === 'string' ? rest[0] : rest[0]?.type
    if (type !== 'ExperimentalWarning') emitWarning.call(process, warning, ...rest)
  }
}
