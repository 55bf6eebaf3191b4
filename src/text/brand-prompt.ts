import { concerns, type VoiceExample, type VoiceRules } from '../model/voice.ts';

/** What of a brand's voice templates may name, for articles in one language. Every key is there; what the config does not say is undefined or an empty list. */
export interface VoicePrompt {
  voiceExamples: { good: string; bad: string | undefined; why: string | undefined }[];
  voiceRules: {
    /** True when anything below is set. */
    any: boolean;
    sentenceMax: number | undefined;
    sentenceAverage: number | undefined;
    paragraphSentences: number | undefined;
    exclamations: number | undefined;
    questions: number | undefined;
    contractions: 'use' | 'avoid' | undefined;
    person: 'we' | 'impersonal' | undefined;
    /** Messages of the brand's own checks; `max` 0: never. */
    checks: { message: string; max: number }[];
  };
}

/** The voice of the config as templates see it: the same values that the rules `voice/…` check. @param tag of the article's language */
export function voicePrompt({ voiceExamples, voiceRules }: { voiceExamples: readonly VoiceExample[]; voiceRules: VoiceRules }, tag: string): VoicePrompt {
  const { sentenceWords, paragraphSentences, exclamations, questions, person } = voiceRules;
  const measures = {
    sentenceMax: sentenceWords?.max, sentenceAverage: sentenceWords?.average, paragraphSentences, exclamations, questions, person,
    contractions: tag.split('-')[0] === 'en' ? voiceRules.contractions : undefined,
  };
  const checks = voiceRules.checks.filter((check) => concerns(check, tag)).map(({ message, max }) => ({ message, max }));
  return {
    voiceExamples: voiceExamples.filter((example) => concerns(example, tag)).map(({ good, bad, why }) => ({ good, bad, why })),
    voiceRules: { any: checks.length > 0 || Object.values(measures).some((value) => value !== undefined), ...measures, checks },
  };
}
