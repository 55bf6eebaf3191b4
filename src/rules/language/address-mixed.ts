import { defineRule } from '../../kinds.ts';
import { addressesOf, addressName, type Address, type AddressPlace } from '../../text/address-words.ts';

/**
 * One finding for each form that should not be there, at its first place. Without `brand.address` the form that is used less often is the wrong one. Only words
 * that surely speak to the reader count, see `addressesOf`; verbs without a pronoun only where their form is beyond doubt. No fix: verbs change with the pronoun.
 */
export default defineRule({
  id: 'language/address-mixed',
  severity: 'warning',
  about: 'An article that addresses its reader in two forms (вы and ты, вы and Вы, Sie and du), or in another one than `brand.address`.',
  why: 'A change of address sounds like a change of the speaker: the reader notices that the text was put together from several places.',
  fix: 'Address the reader in one form in the whole article.',
  source: 'Правила русской орфографии и пунктуации (2006): Вы with a capital addresses one person, in letters and documents. Which form a blog takes is its own choice.',
  needs: 'article',
  examples: {
    bad: [
      '---\nlang: ru\n---\n# Окна\n\nЕсли вы моете окна весной, начните с рам. Так вам будет легче. Потом ты вытираешь стекло.\n',
      { text: '---\nlang: ru\n---\n# Окна\n\nЕсли Вы моете окна весной, начните с рам.\n', config: { brand: { address: 'formal' } } },
      '---\nlang: de\n---\n# Fenster\n\nZuerst brauchen Sie einen Eimer. Dann legen Sie Ihre Tücher bereit. Danach kannst du die Rahmen wischen.\n',
    ],
    good: [
      '---\nlang: ru\n---\n# Окна\n\nЕсли вы моете окна весной, начните с рам. Вы увидите разницу.\n\n> Ты ещё вспомнишь этот день.\n',
      { text: '---\nlang: ru\n---\n# Окна\n\nЕсли ты моешь окна весной, начни с рам.\n', config: { brand: { address: 'informal' } } },
      '# Windows\n\nYou begin with the frames.\n',
    ],
  },
  check({ doc, config, language }, report) {
    const places = addressesOf(doc);
    const wanted = config?.brand.address;
    const tell = (wrong: readonly AddressPlace[], message: (word: string, times: string) => string, form: Address): void => {
      const [first] = wrong;
      if (first === undefined) return;
      const { block, start, end } = first;
      report({
        start: block.at(start), end: block.at(end - 1) + 1,
        message: message(block.text.slice(start, end), wrong.length === 1 ? 'once' : `${wrong.length} times`),
        help: `Address the reader as "${addressName(form, language.tag)}" in the whole article.`,
      });
    };
    const informal = places.filter(({ form }) => form === 'informal');
    const polite = places.filter(({ form }) => form !== 'informal');
    const small = places.filter(({ form }) => form === 'formal');
    const capital = places.filter(({ form }) => form === 'Formal');

    if (wanted !== undefined) {
      const against = (word: string, times: string): string => `the reader is addressed by "${word}" (this form ${times}), the brand's form is "${addressName(wanted, language.tag)}"`;
      if (wanted === 'informal') tell(polite, against, wanted);
      else {
        tell(informal, against, wanted);
        // German has one formal form.
        if (language.tag === 'ru') tell(wanted === 'Formal' ? small : capital, against, wanted);
      }
      return;
    }
    const beside = (form: Address, count: number) => (word: string, times: string): string =>
      `the reader is addressed by "${word}" (this form ${times}) beside "${addressName(form, language.tag)}" elsewhere (${count === 1 ? 'once' : `${count} times`})`;
    const politeForm: Address = capital.length > small.length ? 'Formal' : 'formal';
    if (informal.length > 0 && polite.length > 0) {
      if (informal.length <= polite.length) tell(informal, beside(politeForm, polite.length), politeForm);
      else tell(polite, beside('informal', informal.length), 'informal');
    }
    if (small.length === 0 || capital.length === 0) return;
    if (capital.length <= small.length) tell(capital, beside('formal', small.length), 'formal');
    else tell(small, beside('Formal', capital.length), 'Formal');
  },
});
