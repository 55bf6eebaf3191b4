/**
 * What a check has found, shared by the machines that check a project: one state of all its articles, with a version that grows by one each time it is
 * written. `id` is another when the state was begun anew, so that a copy of it elsewhere is known to be of no use.
 */
export const CHECK_TABLES = `
  CREATE TABLE slugline.check_cache (
    project text COLLATE "C" PRIMARY KEY,
    id uuid NOT NULL,
    format integer NOT NULL,
    version bigint NOT NULL,
    token uuid NOT NULL
  );
  CREATE TABLE slugline.check_values (
    project text COLLATE "C" NOT NULL,
    name text COLLATE "C" NOT NULL,
    bytes bytea NOT NULL,
    PRIMARY KEY (project, name)
  );
  CREATE TABLE slugline.check_articles (
    project text COLLATE "C" NOT NULL,
    file text COLLATE "C" NOT NULL,
    changed bigint NOT NULL,
    packed bytea NOT NULL,
    PRIMARY KEY (project, file)
  );
  CREATE INDEX check_articles_changed ON slugline.check_articles (project, changed);`;
