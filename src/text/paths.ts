/** A path of a project: relative ones from its directory, absolute ones as they are. */
export function joinPath(dir: string, path: string): string {
  if (path.startsWith('/') || /^[A-Za-z]:[\\/]/.test(path)) return path;
  return dir === '' || dir === '.' ? path : `${dir.replace(/\/+$/, '')}/${path}`;
}
