/** Steps of several jobs. */
const CHECKOUT = `      - uses: actions/checkout@v7
        with:
          persist-credentials: false
`;
const NODE = `      - uses: actions/setup-node@v7
        with:
          node-version: 26
`;

/** Checks on every change, the plan on pull requests; writes on demand and proposes the result, so that a person reads it first. The same as examples/workflows/content.yml. */
export const WORKFLOW = `# For the repository with the briefs: .github/workflows/slugline.yml. \`slugline init\` writes it.
#   every change     the articles are checked; findings stand beside their lines and under Security > Code scanning
#   pull request     the plan: what would be written and what it would cost, in the summary of the run. It needs no key and asks no model.
#   by hand          Actions > slugline > Run workflow writes the articles and proposes them as a pull request, so that a person reads them first.
#                    It needs the secret OPENAI_API_KEY, and in Settings > Actions > General the permission for Actions to create pull requests.
name: slugline

on:
  push:
    branches: [main, master]
  pull_request:
  workflow_dispatch:
    inputs:
      budget:
        description: US dollars this run may spend
        required: true
        default: '2.00'
        type: string

# Each job asks for what it needs besides. A pull request of a fork gets no secret, and its jobs none that they could pass on.
permissions:
  contents: read

# A newer push makes the checks of an older one pointless. A run that pays is never cancelled by another.
concurrency:
  group: \${{ github.workflow }}-\${{ github.event_name }}-\${{ github.ref }}
  cancel-in-progress: \${{ github.event_name == 'pull_request' }}

jobs:
  validate:
    if: github.event_name != 'workflow_dispatch'
    runs-on: ubuntu-latest
    timeout-minutes: 15
    steps:
${CHECKOUT}${NODE}      # Slugline is a development dependency of this repository (npm install --save-dev PATH-OR-GIT-ADDRESS); nothing else is ever run under its name.
      - run: npm ci
      - name: Check the articles
        if: hashFiles('output/**/*.md') != ''
        run: npx --no-install slugline validate --format github
      - name: The same for code scanning
        if: \${{ !cancelled() && hashFiles('output/**/*.md') != '' }}
        run: npx --no-install slugline validate --format sarif --output slugline.sarif || true
      - if: \${{ !cancelled() && hashFiles('slugline.sarif') != '' }}
        uses: actions/upload-artifact@v7
        with:
          name: sarif
          path: slugline.sarif
          retention-days: 5

  # Apart from the checks, so that nothing of the pull request runs where security events may be written. Forks may not write them at all.
  code-scanning:
    needs: validate
    if: \${{ !cancelled() && (github.event_name == 'push' || (github.event_name == 'pull_request' && github.event.pull_request.head.repo.full_name == github.repository)) }}
    runs-on: ubuntu-latest
    timeout-minutes: 5
    permissions:
      contents: read
      actions: read
      security-events: write
    steps:
${CHECKOUT}      # Without articles there is none.
      - id: sarif
        uses: actions/download-artifact@v8
        continue-on-error: true
        with:
          name: sarif
      # Private repositories have code scanning only with GitHub Advanced Security.
      - if: steps.sarif.outcome == 'success'
        uses: github/codeql-action/upload-sarif@v4
        continue-on-error: true
        with:
          sarif_file: slugline.sarif
          category: slugline

  plan:
    if: github.event_name == 'pull_request'
    runs-on: ubuntu-latest
    timeout-minutes: 15
    steps:
${CHECKOUT}${NODE}      - run: npm ci
      - name: What would be written, and what it would cost
        env:
          # No key: a plan asks nobody. With something in its place the plan is that of the model and not that of the offline writer.
          OPENAI_API_KEY: a-plan-asks-nobody
        # Named, so that a plan with problems fails although its text goes on through a pipe.
        shell: bash
        run: npx --no-install slugline plan --markdown | tee -a "$GITHUB_STEP_SUMMARY"

  generate:
    if: github.event_name == 'workflow_dispatch'
    runs-on: ubuntu-latest
    timeout-minutes: 120
    permissions:
      contents: write
      pull-requests: write
    steps:
${CHECKOUT}${NODE}      - run: npm ci
      - name: Write
        env:
          OPENAI_API_KEY: \${{ secrets.OPENAI_API_KEY }}
          BUDGET: \${{ inputs.budget }}
        run: npx --no-install slugline generate --budget "$BUDGET"
      # Also after a failure: the articles that were finished are paid for. Only this step may push.
      - name: Propose the articles
        if: always()
        env:
          GH_TOKEN: \${{ github.token }}
          BRANCH: slugline/\${{ github.run_id }}-\${{ github.run_attempt }}
        run: |
          if [ -z "$(git status --porcelain output)" ]; then exit 0; fi
          gh auth setup-git
          git config user.name "github-actions[bot]"
          git config user.email "41898282+github-actions[bot]@users.noreply.github.com"
          git switch -c "$BRANCH"
          git add output
          git commit -m "Articles by Slugline"
          git push origin "$BRANCH"
          gh pr create --base "$GITHUB_REF_NAME" --head "$BRANCH" --title "Articles by Slugline" --body "Read them before you merge."
`;
