import type { PhrasingContent, Root } from 'mdast';
import { mdxToMdast } from 'satteri';

/**
 * MDX as the Markdown it shows: imports, exports and expressions are left out, components give way to what stands inside of them, HTML written as
 * JSX becomes raw HTML. All positions stay those of the file.
 * @returns undefined when the text is no valid MDX (the habits of some generator are not the language's own)
 */
export function parseMdx(text: string): Root | undefined {
  if (openBraces(text) > MAX_OPEN_BRACES) return undefined;
  let tree: MdxNode;
  try {
    tree = mdxToMdast(text, { features: { frontmatter: false, gfm: true } }) as unknown as MdxNode;
  } catch {
    return undefined;
  }
  tree.children = flowOf(tree.children ?? []);
  return tree as unknown as Root;
}

/** The parser looks to the end of the file for each brace that is never closed; with more of them than code blocks hold by chance, it is no MDX. */
const MAX_OPEN_BRACES = 200;

function openBraces(text: string): number {
  let open = 0;
  for (let at = text.indexOf('{'); at >= 0; at = text.indexOf('{', at + 1)) open++;
  for (let at = text.indexOf('}'); at >= 0; at = text.indexOf('}', at + 1)) open--;
  return open;
}

interface MdxNode {
  type: string;
  name?: string | null;
  value?: string;
  lang?: string;
  attributes?: readonly { type: string; name?: string; value?: unknown }[];
  children?: MdxNode[];
  position?: { start: Point; end: Point };
}
interface Point {
  line: number;
  column: number;
  offset: number;
}

const PHRASING: ReadonlySet<string> = new Set<PhrasingContent['type']>(['text', 'emphasis', 'strong', 'delete', 'link', 'linkReference', 'image', 'imageReference', 'inlineCode', 'break', 'html', 'footnoteReference']);

/** Blocks with components dissolved; text that then stands among blocks becomes a paragraph. */
function flowOf(nodes: readonly MdxNode[]): MdxNode[] {
  const flow: MdxNode[] = [];
  let loose: MdxNode[] = [];
  const close = (): void => {
    if (loose.some((node) => node.type !== 'html' && (node.type !== 'text' || node.value?.trim() !== ''))) flow.push({ type: 'paragraph', children: loose, ...span(loose) });
    else flow.push(...loose.filter((node) => node.type === 'html'));
    loose = [];
  };
  for (const node of nodes.flatMap(dissolve)) {
    if (PHRASING.has(node.type) && !(node.type === 'html' && loose.length === 0)) loose.push(node);
    else {
      close();
      if (node.type !== 'paragraph' || (node.children?.length ?? 0) > 0) flow.push(node);
    }
  }
  close();
  return flow;
}

/** What a node shows: itself with its children treated alike, what it wraps, or nothing. */
function dissolve(node: MdxNode): MdxNode[] {
  switch (node.type) {
    case 'mdxjsEsm': return [];
    case 'mdxFlowExpression': return [...comment(node), ...(/^\s*(?:\/\*[\s\S]*\*\/\s*)?$/.test(node.value ?? '') ? [] : [code(node, node.value ?? '')])];
    case 'mdxTextExpression': return comment(node);
    case 'mdxJsxFlowElement': {
      const inside = element(node);
      return inside.length > 0 || (node.children?.length ?? 0) > 0 ? inside : [code(node, `<${node.name ?? ''} />`)];
    }
    case 'mdxJsxTextElement': return element(node);
    default: break;
  }
  if (node.children === undefined) return [node];
  const holdsBlocks = ['root', 'blockquote', 'listItem', 'footnoteDefinition'].includes(node.type);
  return [{ ...node, children: holdsBlocks ? flowOf(node.children) : joined(node.children.flatMap(dissolve)) }];
}

/** `{/* slugline-disable … *\/}` is the comment of MDX; all other expressions are code. */
function comment(node: MdxNode): MdxNode[] {
  const text = /^\s*\/\*\s*(slugline-disable[\s\S]*?)\s*\*\/\s*$/.exec(node.value ?? '')?.[1];
  return text === undefined ? [] : [{ ...node, type: 'html', value: `<!-- ${text} -->` }];
}

/** What is shown but cannot be read here: it fills its place, and is no prose. */
function code({ position }: MdxNode, value: string): MdxNode {
  return { type: 'code', lang: 'mdx', value, ...(position === undefined ? {} : { position }) };
}

function element(node: MdxNode): MdxNode[] {
  const inside = (node.children ?? []).flatMap(dissolve);
  const { name, position } = node;
  if (typeof name !== 'string' || !/^[a-z][a-z0-9]*$/.test(name) || position === undefined) return inside;
  const attributes = (node.attributes ?? []).flatMap((attribute) => {
    if (attribute.type !== 'mdxJsxAttribute' || attribute.name === undefined) return [];
    if (typeof attribute.value === 'string') return [` ${attribute.name}="${attribute.value.replaceAll('"', '&quot;')}"`];
    // Code gives the value: a text alternative is there, whatever it says; what a script or a style does is the component's own matter.
    return attribute.name === 'alt' ? [' alt="…"'] : [];
  });
  const open: MdxNode = { type: 'html', value: `<${name}${attributes.join('')}>`, position };
  return inside.length === 0 ? [open] : [{ ...open, position: { start: position.start, end: inside[0]?.position?.start ?? position.end } }, ...inside, { type: 'html', value: `</${name}>`, position: { start: inside.at(-1)?.position?.end ?? position.start, end: position.end } }];
}

/** Where something between two texts is gone, one of the spaces around it goes as well. */
function joined(nodes: readonly MdxNode[]): MdxNode[] {
  return nodes.flatMap((node, index) => {
    const before = nodes[index - 1];
    if (node.type !== 'text' || before?.type !== 'text' || before.position === undefined || node.position === undefined) return [node];
    if (!/\s$/.test(before.value ?? '') || !/^[ \t]/.test(node.value ?? '')) return [node];
    const value = (node.value ?? '').trimStart();
    const cut = (node.value ?? '').length - value.length;
    const { start, end } = node.position;
    return value === '' ? [] : [{ ...node, value, position: { start: { ...start, column: start.column + cut, offset: start.offset + cut }, end } }];
  });
}

function span(nodes: readonly MdxNode[]): { position?: { start: Point; end: Point } } {
  const [start, end] = [nodes[0]?.position?.start, nodes.at(-1)?.position?.end];
  return start === undefined || end === undefined ? {} : { position: { start, end } };
}

