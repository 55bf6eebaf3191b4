/** `1 article`, `2 articles`; large numbers with commas. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${String(count).replace(/\B(?=(?:\d{3})+$)/g, ',')} ${count === 1 ? noun : plural}`;
}
