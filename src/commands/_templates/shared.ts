/** The texts of a new project in one language. */
export interface ProjectTexts {
  config: string;
  brief: string;
  facts: string;
  readme: string;
}

export const GITIGNORE = `# Slugline's state on this machine: safe to delete.
/.slugline/
node_modules/
`;

/** Checks on every change; writes on demand and proposes the result as a pull request, so that a person reads it first. */
export const WORKFLOW = `name: slugline

on:
  push:
    branches: [main, master]
  pull_request:
  workflow_dispatch:

permissions:
  contents: read

jobs:
  validate:
    if: github.event_name != 'workflow_dispatch'
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v6
      - uses: actions/setup-node@v6
        with:
          node-version: 26
      # Slugline is a development dependency of this repository (npm install --save-dev PATH-OR-GIT-ADDRESS); nothing else is ever run under its name.
      - run: npm ci
      - run: npx --no-install slugline validate --format github
        if: hashFiles('output/**/*.md') != ''

  # Started by hand: Actions > slugline > Run workflow. Needs the secret OPENAI_API_KEY, and in Settings > Actions > General
  # the permission for Actions to create pull requests.
  generate:
    if: github.event_name == 'workflow_dispatch'
    runs-on: ubuntu-latest
    permissions:
      contents: write
      pull-requests: write
    steps:
      - uses: actions/checkout@v6
      - uses: actions/setup-node@v6
        with:
          node-version: 26
      # Slugline is a development dependency of this repository (npm install --save-dev PATH-OR-GIT-ADDRESS); nothing else is ever run under its name.
      - run: npm ci
      - run: npx --no-install slugline generate
        env:
          OPENAI_API_KEY: \${{ secrets.OPENAI_API_KEY }}
      # Also after a failure: the articles that were finished are paid for.
      - name: Propose the articles
        if: always()
        env:
          GH_TOKEN: \${{ github.token }}
          BRANCH: slugline/\${{ github.run_id }}-\${{ github.run_attempt }}
        run: |
          if [ -z "$(git status --porcelain output)" ]; then exit 0; fi
          git config user.name "github-actions[bot]"
          git config user.email "41898282+github-actions[bot]@users.noreply.github.com"
          git switch -c "$BRANCH"
          git add output
          git commit -m "Articles by Slugline"
          git push origin "$BRANCH"
          gh pr create --base "$GITHUB_REF_NAME" --head "$BRANCH" --title "Articles by Slugline" --body "Read them before you merge."
`;
