/** Addresses of databases: `postgres://user:password@host:5432/name`. Their passwords are never shown. */

/** Whether a place to keep answers in is a database rather than a file. */
export function isDatabaseUrl(text: string): boolean {
  return /^postgres(?:ql)?:\/\//i.test(text);
}

/** Host, port and name, which may be shown, and the passwords as they are and as the address spells them. Undefined for what is no such address. */
export function readDatabaseUrl(url: string): { name: string; secrets: string[] } | undefined {
  if (!isDatabaseUrl(url) || !URL.canParse(url)) return undefined;
  const { hostname, port, pathname, password, searchParams } = new URL(url);
  const given = [password, searchParams.get('password') ?? ''].filter((secret) => secret !== '');
  return { name: `${hostname}:${port === '' ? '5432' : port}${pathname}`, secrets: [...new Set(given.flatMap((secret) => [secret, decoded(secret)]))] };
}

/** The passwords of all such addresses in a text: a command line, an environment variable. */
export function databasePasswords(text: string): string[] {
  return [...text.matchAll(/postgres(?:ql)?:\/\/\S+/gi)].flatMap(([url]) => readDatabaseUrl(url)?.secrets ?? []);
}

function decoded(secret: string): string {
  try {
    return decodeURIComponent(secret);
  } catch {
    return secret;
  }
}
