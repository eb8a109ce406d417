// Whether an error says that the database cannot be asked just now, rather than that something is wrong with a question.

/**
 * The connection could not be made or was lost, the server is starting or stopping, or has no place for another one:
 * classes 08 and 57P of PostgreSQL's error codes, 53300, and the sockets' own.
 */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  if (/^(08...|57P0.|53300|ECONN(REFUSED|RESET)|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENOTFOUND)$/.test(code)) return true;
  if (/^(Connection terminated|timeout exceeded when trying to connect)/.test(error.message)) return true;
  return error.cause !== undefined && isDatabaseAway(error.cause);
}
