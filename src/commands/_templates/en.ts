import type { ProjectTexts } from './shared.ts';

export const en: ProjectTexts = {
  config: `# yaml-language-server: $schema=./schemas/config.schema.json

# Where the articles live, and their language. {slug} stands for the article's own part of the address.
site:
  url: https://example.org
  name: Example Journal
  articlePath: /blog/{slug}/
  locale: en

# Who speaks. The voice goes into every prompt; banned phrases never appear in an article.
brand:
  name: Example
  url: https://example.org/
  logo: https://example.org/logo.png          # at least 112 x 112 px
  voice: Calm and concrete. Short sentences, things and actions instead of praise.
  banned: [game-changer, in today's world]

# Who signs: people (with a page of their own) or the organisation. The first one signs when a brief names nobody.
authors:
  - id: example
    name: Example
    url: https://example.org/
    type: organization

# Which model writes. With no key in OPENAI_API_KEY, the built-in offline writer does: free, from the brief's own words.
model:
  provider: auto
  name: gpt-5-mini
  apiKeyEnv: OPENAI_API_KEY
  # baseURL: http://localhost:11434/v1        # another server that speaks OpenAI's protocol

# What the blog already has: it is linked to, and not written about again.
content:
  existing: []                                # e.g. ../blog/src/content/posts

# Pictures: the hosts they may come from, and a pool to choose from by keywords.
images:
  hosts: [example.org]
  pool:
    - url: https://example.org/images/desk.jpg
      alt: A desk with a notebook and a cup of coffee
      keywords: [brief, article, outline]

# Links: how many are added, which hosts are ours, which are paid for.
links:
  related: 3
  inText: 3
  ownHosts: [example.org]
  sponsoredHosts: []

# Calls to action: a brief picks one by id, or "none". The lead runs on into the linked text.
cta:
  - id: contact
    url: https://example.org/contact/
    lead: If you would rather hand this over,
    text: write to the editors of Example
    keywords: [brief, editor]

# Ratings: only real ones, each with a source and a date. None listed, none printed.
ratings: []

# The article file. h1: body | layout (who prints the main heading). sources: inline | footnotes | list | none.
article:
  h1: body
  schema: graph
  sources: inline

# What is written beside the articles: the manifest always, the others when they are listed.
output:
  dir: output
  # files: [sitemap, rss, llms, redirects]

# Rules: \`slugline rules\` lists them. Each can be switched off or set: error, warning, info.
rules:
  extends: recommended                        # recommended | strict | editorial
  # links/anchor-too-long: [warning, { words: 8 }]
`,
  brief: `# yaml-language-server: $schema=../schemas/brief.schema.json
# A sample brief: \`slugline generate\` makes an article of it. Only "topic" is required; the rest makes the article better.
topic: A brief for an article
slug: first-article
type: guide   # or howto, comparison, listicle, service, news
audience: editors and marketers who order articles
goal: The reader can write a brief that gives a useful article at the first attempt.
intent: informational
keywords:
  primary: brief for an article
  secondary: [article outline, content brief, editorial brief]
length: 700
title: "A brief for an article: what to write in it"
description: >-
  How to write a brief for an article: who reads it, what it must answer, which facts it may state and what to check before it goes out.

# The opening paragraph. Leave it out, and the writer proposes one.
lead: >-
  A brief for an article is a page that answers the writer's questions before they come up. It names the reader, the
  question behind the search and the facts that may be stated. A clear brief saves a round of edits, because most edits
  repair what nobody had said.

# The skeleton, kept in this order. A point that ends with a full stop becomes prose. A point that ends with a colon introduces
# the list below it, and points without punctuation at the end are its items.
outline:
  - heading: Start with one reader
    points:
      - >-
        Picture one person and write down what that person already knows. A shop owner who has never run an advert needs
        other words than a marketer who runs ten. If two readers need different answers, write two briefs.
      - >-
        Then note the question in the reader's own words, the way it is typed into a search box. The article has to
        answer it early, close to the top of the page. Everything else in the brief serves that answer.
      - "Before you go on, check that the brief says:"
      - who reads the article and why now
      - what the reader can do after reading
      - which question the first screen answers
  - heading: Give the article an outline
    points:
      - >-
        An article outline is a list of headings in the order in which the reader needs them. Four to six sections are
        enough for most topics. Put the section that decides the matter first, and leave history and definitions for
        later or for another page.
      - >-
        Under each heading add two or three points. A point is a thought the section must not miss, written as a plain
        sentence. The writer may word it differently, but the thought stays. A heading without points invites filler.
      - >-
        Read the headings alone, from top to bottom. If they tell the story without the text, the outline holds.
  - heading: List the facts the article may state
    points:
      - >-
        Numbers, dates and names of products come from you, with a source for each. A writer who has to guess will
        guess, and a wrong number is harder to find in a finished text than in a list.
      - "For every fact keep three things together:"
      - the statement in one sentence
      - the page or document it comes from
      - the day on which it was true
      - >-
        What is not in the list is not stated. The text can still explain, compare and advise, and it stays honest.
  - heading: Say what to leave out
    points:
      - >-
        Limits help as much as wishes. Name the topics that belong to another page, the words your brand avoids and the
        claims your lawyer would strike. A short list is read, while a style book of forty pages is not.
      - >-
        Decide on the next step as well. A reader who has the answer may want to write to you, compare an offer or go on
        reading. One call to action an article is enough, and an article without any is fine too.
  - heading: Check the brief for an article before you send it
    points:
      - >-
        Give the brief to a colleague who does not know the topic. Ask what the article will say and whom it is for. If
        the answer differs from what you meant, mend the brief and not the article.
      - >-
        Keep the brief after the article is out. When the facts change, you change them there, and the next version of
        the article follows.

# Questions to answer under the article; leave an answer out, and the writer gives it.
faq:
  - question: How long should a brief be?
    answer: >-
      One page is enough for most articles. If it grows beyond that, the topic is often two topics, and two briefs are
      easier to write than a long one.
  - question: Who should write the brief?
    answer: >-
      The person who knows the reader. An expert adds the facts, an editor the order, and one of them signs the brief
      off so that the writer knows whom to ask.
  - question: Can one brief serve several articles?
    answer: >-
      Articles written from one brief compete for the same search. Write a brief of its own for each question, and let
      the articles link to each other.

cta: contact
author: example
status: ready
`,
  facts: `# yaml-language-server: $schema=../schemas/facts.schema.json
# What every article may state as fact. A point of an outline refers to one as [words](fact:id).
facts: []
#  - id: opening-hours
#    text: The office is open from nine to six on working days.
#    source: https://example.org/contact/
#    asOf: 2026-11-21
`,
  readme: `# Articles

Briefs in, checked Markdown articles out, by Slugline. Install it here first: \`npm install --save-dev\` with the path or the git address of your copy.

1. Put your site into \`slugline.config.yaml\`: address, brand, authors, pictures.
2. Write a brief into \`briefs/\`, like \`briefs/first-article.yaml\`, or import a list: \`npx --no-install slugline import topics.txt\`.
3. \`npx --no-install slugline plan\` says what would be written; \`npx --no-install slugline generate\` writes it into \`output/\`.
4. \`npx --no-install slugline validate\` checks the articles, yours and others; \`npx --no-install slugline rules ID\` explains a finding.

With \`OPENAI_API_KEY\` set a model writes, without it the built-in offline writer does. Commit \`output/\`, its lock files included.
`,
};
