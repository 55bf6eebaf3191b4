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
