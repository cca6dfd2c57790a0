/**
 * Loaded into a child before its own program: standard input is a pipe whose other end the parent holds, and the system
 * closes it however the parent dies.
 */
process.stdin.on('error', () => process.exit(1))
process.stdin.on('close', () => process.exit(1))
process.stdin.resume()
process.stdin.unref() // it keeps nobody alive
