/** What a command's exit code says to the one who called it. */
export const exitCodes = {
  ok: 0,
  /** Refused, or failed. */
  refused: 1,
  /** Done in part: rows were rejected, or streams stay parked. */
  partly: 2,
  /** `verify` found faults. */
  faults: 3,
  /** The command line itself is wrong. */
  usage: 64,
  /** Stopped by the user. */
  interrupted: 130,
} as const
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

/** For `--help`. */
export const exitCodesInWords = `Exit codes:
  0    done
  1    refused or failed; a sentence and its code stand on stderr
  2    done in part: rows were rejected and the others kept, or streams stay parked
  3    verify found faults
  64   the command line is wrong
  130  interrupted`
