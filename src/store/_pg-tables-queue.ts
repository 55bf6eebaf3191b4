/**
 * What a queue of articles needs beside pg-boss, whose own tables lie in the schema `slugline_boss`. Whether a job is waiting, at work or given up
 * is known to pg-boss alone; here is what it does not know: shares of projects, what each order asks for, and what came of it.
 *
 * `json`, not `jsonb`, where texts of a model are kept: `jsonb` refuses NUL and lone surrogates.
 */
export const QUEUE_TABLES = `
  CREATE TABLE slugline.snapshots (
    hash text PRIMARY KEY,
    bytes bytea NOT NULL,
    at timestamptz NOT NULL DEFAULT now()
  );
  ALTER TABLE slugline.snapshots ALTER COLUMN bytes SET STORAGE EXTERNAL;

  -- pass: how far a project has got in its share, jobs divided by weight. busy: it had something to do when jobs were last dealt out.
  CREATE TABLE slugline.queue_projects (
    project text PRIMARY KEY,
    queue text NOT NULL UNIQUE,
    weight double precision NOT NULL DEFAULT 1 CHECK (weight > 0),
    paused boolean NOT NULL DEFAULT false,
    busy boolean NOT NULL DEFAULT false,
    pass double precision NOT NULL DEFAULT 0,
    served bigint NOT NULL DEFAULT 0
  );

  -- How far all are: who comes back from idleness starts here. Its row is the lock under which jobs are dealt out.
  CREATE TABLE slugline.queue_clock (
    only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
    vtime double precision NOT NULL
  );
  INSERT INTO slugline.queue_clock (vtime) VALUES (0);

  -- What a worker took, by a mark of its own: asked again after a broken connection it gets the same jobs.
  CREATE TABLE slugline.queue_takes (
    mark uuid PRIMARY KEY,
    jobs json NOT NULL,
    at timestamptz NOT NULL DEFAULT now()
  );

  CREATE TABLE slugline.queue_runs (
    project text NOT NULL,
    run text NOT NULL,
    snapshot text NOT NULL,
    priority integer NOT NULL,
    at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (project, run)
  );

  CREATE TABLE slugline.queue_orders (
    project text NOT NULL,
    run text NOT NULL,
    place integer NOT NULL,
    slug text NOT NULL,
    key text NOT NULL,
    data json NOT NULL,
    call uuid NOT NULL,
    queued boolean NOT NULL,
    PRIMARY KEY (project, run, place)
  );

  -- One for each piece of work: the primary key is why nothing is finished twice.
  CREATE TABLE slugline.queue_results (
    project text NOT NULL,
    key text NOT NULL,
    slug text NOT NULL,
    run text NOT NULL,
    place integer NOT NULL,
    state text NOT NULL CHECK (state IN ('written', 'failed', 'waiting', 'stopped')),
    body json NOT NULL,
    job text NOT NULL,
    attempt integer NOT NULL,
    at timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (project, key)
  );
  CREATE INDEX queue_results_dead ON slugline.queue_results (project, at) WHERE state = 'failed';`;
