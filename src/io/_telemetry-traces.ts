import { ROOT_CONTEXT, SpanKind, SpanStatusCode, trace, type Context, type Span, type Tracer } from '@opentelemetry/api';
import type { WorkerEvent } from '../queue/worker.ts';
import { genAi, isReused, outcomeOf, type CallEvent } from './_telemetry-names.ts';
import type { SdkOptions } from './_telemetry-sdk.ts';

interface Open { span: Span; context: Context; calls: number; cost: number }

/** One trace an article: a span from taking it to handing it in, and below it one for each call. What was asked, answered or complained of is not in it, codes are. */
export function createTraces(tracer: Tracer, { now, hide }: SdkOptions): { hear(event: WorkerEvent): void; close(): void } {
  const open = new Map<string, Open>();
  const key = ({ project, slug }: { project: string; slug: string }): string => `${project}\0${slug}`;

  const end = (one: Open | undefined, id: string, state: string, codes: readonly string[] = []): void => {
    if (one === undefined) return;
    open.delete(id);
    one.span.setAttributes({ 'slugline.article.state': state, 'slugline.article.calls': one.calls, 'slugline.article.cost_usd': one.cost });
    const [first] = codes;
    if (first !== undefined) one.span.setAttributes({ 'slugline.problem.codes': [...codes], 'error.type': first });
    if (state === 'failed') one.span.setStatus({ code: SpanStatusCode.ERROR, message: codes.join(', ') });
    one.span.end(now());
  };
  const call = (heard: CallEvent): void => {
    const { project, event } = heard;
    const one = open.get(key({ project, slug: event.slug }));
    const ended = now().getTime();
    const reused = isReused(heard);
    const about = { 'slugline.project': hide(project), 'slugline.article.slug': hide(event.slug), 'slugline.stage': event.stage, 'slugline.call.outcome': outcomeOf(heard) };
    const span = tracer.startSpan(reused ? `reuse ${event.stage}` : `chat ${hide(heard.model)}`, {
      kind: reused ? SpanKind.INTERNAL : SpanKind.CLIENT, startTime: ended - (reused ? 0 : event.ms),
      attributes: reused ? about : {
        ...about, ...Object.fromEntries(Object.entries(genAi(heard)).map(([name, value]) => [name, typeof value === 'string' ? hide(value) : value])),
        'slugline.call.attempt': event.attempt, 'slugline.call.waited_ms': event.waitedMs,
      },
    }, one?.context ?? ROOT_CONTEXT);
    if (!reused && event.usage !== undefined) {
      span.setAttributes({ 'gen_ai.usage.input_tokens': event.usage.input, 'gen_ai.usage.cache_read.input_tokens': event.usage.cachedInput, 'gen_ai.usage.output_tokens': event.usage.output });
    }
    if (event.cost !== null && event.cost > 0) span.setAttribute('slugline.call.cost_usd', event.cost);
    if (!reused && event.outcome !== 'answer') {
      span.setAttribute('error.type', outcomeOf(heard));
      span.setStatus({ code: SpanStatusCode.ERROR });
    }
    span.end(ended);
    if (one === undefined) return;
    if (!reused) one.calls++;
    one.cost += event.cost ?? 0;
  };
  return {
    hear(event) {
      switch (event.type) {
        case 'taken': {
          const id = key(event);
          end(open.get(id), id, 'lost');
          const span = tracer.startSpan('write article', {
            root: true, kind: SpanKind.CONSUMER, startTime: now(),
            attributes: { 'slugline.project': hide(event.project), 'slugline.article.slug': hide(event.slug), 'slugline.article.attempt': event.attempt },
          }, ROOT_CONTEXT);
          open.set(id, { span, context: trace.setSpan(ROOT_CONTEXT, span), calls: 0, cost: 0 });
          break;
        }
        case 'call': call(event); break;
        case 'finished': end(open.get(key(event)), key(event), event.state, event.problems.map(({ code }) => code)); break;
        case 'given-back': case 'lost': end(open.get(key(event)), key(event), event.type); break;
        default: break;
      }
    },
    close() {
      for (const [id, one] of open) end(one, id, 'given-back');
    },
  };
}
