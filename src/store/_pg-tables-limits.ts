/**
 * What all workers share: limits per minute, budgets and what is held of them. The functions are the gate (src/queue/gate.ts): each is one round trip.
 * Rows are locked in one order everywhere, so that nobody waits in a circle: the run, its article, routes by id, the reservation. Money is in
 * billionths of a dollar. Time is that of the database, read after the locks are held.
 */
export const LIMIT_TABLES = `
  -- A way to a model with limits of its own: a host, a model, the name of the variable with the key. Never the key.
  CREATE TABLE slugline.routes (
    id text PRIMARY KEY,
    name text NOT NULL,
    weight double precision NOT NULL CHECK (weight > 0),
    requests_per_minute bigint,
    tokens_per_minute bigint,
    -- Microseconds that one takes of the minute; 0: no limit.
    request_us double precision NOT NULL,
    token_us double precision NOT NULL,
    -- The span within which the tokens are counted, the seconds of a grain of the count, and how far a start may lag behind its due time without loss.
    span interval NOT NULL,
    grain double precision NOT NULL,
    slack interval NOT NULL,
    -- When the next call may start (virtual scheduling).
    requests_due timestamptz NOT NULL DEFAULT '-infinity',
    tokens_due timestamptz NOT NULL DEFAULT '-infinity',
    -- Calls given to it, divided by its weight (start-time fair queueing).
    turn double precision NOT NULL DEFAULT 0,
    -- Faults one after the other; while there are some, one call at a time tries the route.
    strikes integer NOT NULL DEFAULT 0,
    aside_from timestamptz NOT NULL DEFAULT '-infinity',
    aside_until timestamptz NOT NULL DEFAULT '-infinity',
    probe uuid,
    probe_until timestamptz NOT NULL DEFAULT '-infinity',
    fault jsonb,
    calls bigint NOT NULL DEFAULT 0,
    faults bigint NOT NULL DEFAULT 0
  );

  -- Tokens by the time at which their calls start.
  CREATE TABLE slugline.route_tokens (
    route text NOT NULL,
    slot bigint NOT NULL,
    tokens bigint NOT NULL,
    PRIMARY KEY (route, slot)
  );

  CREATE TABLE slugline.budgets (
    run text PRIMARY KEY,
    most bigint,
    article_most bigint,
    spent bigint NOT NULL DEFAULT 0,
    held bigint NOT NULL DEFAULT 0 CHECK (held >= 0),
    doubt bigint NOT NULL DEFAULT 0 CHECK (doubt >= 0)
  );

  CREATE TABLE slugline.article_budgets (
    run text NOT NULL,
    article text NOT NULL,
    spent bigint NOT NULL DEFAULT 0,
    held bigint NOT NULL DEFAULT 0 CHECK (held >= 0),
    doubt bigint NOT NULL DEFAULT 0 CHECK (doubt >= 0),
    PRIMARY KEY (run, article)
  );

  -- Calls that have leave and have not ended. doubt_since: their worker went away, and they may have been paid.
  CREATE TABLE slugline.reservations (
    id uuid PRIMARY KEY,
    run text NOT NULL,
    article text NOT NULL,
    route text NOT NULL,
    worker uuid NOT NULL,
    amount bigint NOT NULL,
    tokens bigint NOT NULL,
    taken_at timestamptz NOT NULL,
    starts_at timestamptz NOT NULL,
    doubt_since timestamptz
  );
  CREATE INDEX reservations_by_run ON slugline.reservations (run);

  CREATE TABLE slugline.gate_workers (
    id uuid PRIMARY KEY,
    name text NOT NULL,
    run text NOT NULL,
    seen_at timestamptz NOT NULL,
    alive_until timestamptz NOT NULL
  );

  CREATE FUNCTION slugline.ms(span interval) RETURNS double precision LANGUAGE sql IMMUTABLE AS $$ SELECT extract(epoch FROM span)::double precision * 1000 $$;

  CREATE FUNCTION slugline.ms(moment timestamptz) RETURNS double precision LANGUAGE sql IMMUTABLE AS $$ SELECT extract(epoch FROM moment)::double precision * 1000 $$;

  CREATE FUNCTION slugline.gate_enter(p_id uuid, p_worker uuid, p_run text, p_article text, p_amount bigint, p_tokens bigint, p_routes text[], p_horizon interval, p_grace interval)
  RETURNS jsonb LANGUAGE plpgsql AS $$
  DECLARE
    money slugline.budgets;
    part slugline.article_budgets;
    earlier slugline.reservations;
    chosen record;
    away record;
    moment timestamptz;
    fresh boolean := false;
    full_run boolean;
    full_article boolean;
  BEGIN
    SELECT * INTO money FROM slugline.budgets WHERE run = p_run FOR UPDATE;
    IF NOT FOUND THEN RAISE EXCEPTION 'the run % has no budget', p_run; END IF;
    -- Asked again because the connection broke before the answer came.
    SELECT * INTO earlier FROM slugline.reservations WHERE id = p_id;
    IF FOUND THEN RETURN jsonb_build_object('verdict', 'go', 'route', earlier.route, 'at', slugline.ms(earlier.starts_at), 'now', slugline.ms(clock_timestamp())); END IF;
    SELECT * INTO part FROM slugline.article_budgets WHERE run = p_run AND article = p_article;
    IF NOT FOUND THEN
      INSERT INTO slugline.article_budgets (run, article) VALUES (p_run, p_article) RETURNING * INTO part;
    END IF;

    full_run := coalesce(money.spent + money.doubt + p_amount > money.most, false);
    full_article := coalesce(part.spent + part.doubt + p_amount > money.article_most, false);
    IF full_run OR full_article THEN
      -- A worker that was only cut off for a while may come back and say what its calls cost.
      IF coalesce(money.spent + p_amount <= money.most, true) AND coalesce(part.spent + p_amount <= money.article_most, true) THEN
        fresh := EXISTS (SELECT 1 FROM slugline.reservations WHERE run = p_run AND doubt_since > clock_timestamp() - p_grace);
      END IF;
      IF NOT fresh THEN
        RETURN jsonb_build_object('verdict', 'refused', 'budget', CASE WHEN full_run THEN 'run' ELSE 'article' END,
          'most', CASE WHEN full_run THEN money.most ELSE money.article_most END,
          'spent', CASE WHEN full_run THEN money.spent ELSE part.spent END,
          'doubt', CASE WHEN full_run THEN money.doubt ELSE part.doubt END);
      END IF;
    END IF;
    IF fresh OR coalesce(money.spent + money.doubt + money.held + p_amount > money.most, false)
       OR coalesce(part.spent + part.doubt + part.held + p_amount > money.article_most, false) THEN
      RETURN jsonb_build_object('verdict', 'short');
    END IF;

    PERFORM 1 FROM slugline.routes WHERE id = ANY (p_routes) ORDER BY id FOR UPDATE;
    moment := clock_timestamp();
    SELECT * INTO chosen FROM (
      SELECT well.*, min(well.starts_at) OVER () AS soonest,
        greatest(well.turn, (SELECT max(turn - 1 / weight) FROM slugline.routes WHERE id = ANY (p_routes))) AS tag
      FROM (
        SELECT r.*, greatest(moment,
          -- A clock that was set back must not hold everybody up.
          CASE WHEN r.request_us > 0 THEN least(r.requests_due, moment + 10 * r.span) END,
          CASE WHEN r.token_us > 0 THEN least(r.tokens_due, moment + 10 * r.span) END,
          room.at) AS starts_at
        FROM slugline.routes r
        LEFT JOIN LATERAL (
          SELECT to_timestamp((recent.slot + 1) * r.grain) + r.span AS at
          FROM (
            SELECT slot, sum(tokens) OVER (ORDER BY slot DESC) AS since FROM slugline.route_tokens
            WHERE route = r.id AND slot >= floor(extract(epoch FROM moment - r.span)::double precision / r.grain)
          ) recent
          WHERE recent.since + p_tokens > r.tokens_per_minute
          ORDER BY recent.slot DESC LIMIT 1
        ) room ON r.token_us > 0
        WHERE r.id = ANY (p_routes) AND r.aside_until <= moment AND (r.strikes = 0 OR r.probe_until <= moment)
      ) well
    ) choices
    -- For the share of the weights a call waits a second, not longer.
    WHERE starts_at <= soonest + least(interval '1 second', span / 60)
    ORDER BY tag, weight DESC, id LIMIT 1;

    IF NOT FOUND THEN
      SELECT bool_or(probe_until > moment OR NOT (fault->>'lasting')::boolean) AS passing,
        min(greatest(aside_until, CASE WHEN strikes > 0 THEN probe_until END)) AS back,
        (array_agg(fault ORDER BY aside_from DESC))[1] AS fault
      INTO away FROM slugline.routes WHERE id = ANY (p_routes);
      RETURN jsonb_build_object('verdict', 'aside', 'passing', away.passing, 'waitMs', slugline.ms(away.back - moment), 'fault', away.fault);
    END IF;
    IF chosen.starts_at > moment + p_horizon THEN
      RETURN jsonb_build_object('verdict', 'later', 'waitMs', slugline.ms(chosen.starts_at - moment - p_horizon));
    END IF;

    UPDATE slugline.routes SET
      requests_due = greatest(requests_due, chosen.starts_at - slack) + request_us * interval '1 microsecond',
      tokens_due = greatest(tokens_due, chosen.starts_at - slack) + p_tokens * token_us * interval '1 microsecond',
      turn = chosen.tag + 1 / weight,
      probe = CASE WHEN strikes > 0 THEN p_id END,
      probe_until = CASE WHEN strikes > 0 THEN moment + interval '1 minute' ELSE '-infinity' END
    WHERE id = chosen.id;
    IF chosen.token_us > 0 THEN
      INSERT INTO slugline.route_tokens AS t VALUES (chosen.id, floor(extract(epoch FROM chosen.starts_at)::double precision / chosen.grain), p_tokens)
      ON CONFLICT (route, slot) DO UPDATE SET tokens = t.tokens + excluded.tokens;
    END IF;
    INSERT INTO slugline.reservations VALUES (p_id, p_run, p_article, chosen.id, p_worker, p_amount, p_tokens, moment, chosen.starts_at);
    IF p_amount > 0 THEN
      UPDATE slugline.budgets SET held = held + p_amount WHERE run = p_run;
      UPDATE slugline.article_budgets SET held = held + p_amount WHERE run = p_run AND article = p_article;
    END IF;
    RETURN jsonb_build_object('verdict', 'go', 'route', chosen.id, 'at', slugline.ms(chosen.starts_at), 'now', slugline.ms(clock_timestamp()));
  END $$;

  -- p_outcome: 'answered', 'unsent', 'unclear', or what is to be done about the route. Carried out twice it does nothing the second time.
  -- Returns whether another route is well.
  CREATE FUNCTION slugline.gate_settle(p_id uuid, p_run text, p_route text, p_cost bigint, p_tokens bigint, p_outcome text, p_fault jsonb, p_routes text[])
  RETURNS boolean LANGUAGE plpgsql AS $$
  DECLARE
    one slugline.reservations;
    way slugline.routes;
    moment timestamptz;
  BEGIN
    PERFORM 1 FROM slugline.budgets WHERE run = p_run FOR UPDATE;
    SELECT * INTO way FROM slugline.routes WHERE id = p_route FOR UPDATE;
    moment := clock_timestamp();
    DELETE FROM slugline.reservations WHERE id = p_id RETURNING * INTO one;
    IF FOUND THEN
      IF one.amount > 0 OR p_cost > 0 THEN
        UPDATE slugline.budgets SET spent = spent + p_cost, held = held - CASE WHEN one.doubt_since IS NULL THEN one.amount ELSE 0 END,
          doubt = doubt - CASE WHEN one.doubt_since IS NULL THEN 0 ELSE one.amount END
        WHERE run = p_run;
        UPDATE slugline.article_budgets SET spent = spent + p_cost, held = held - CASE WHEN one.doubt_since IS NULL THEN one.amount ELSE 0 END,
          doubt = doubt - CASE WHEN one.doubt_since IS NULL THEN 0 ELSE one.amount END
        WHERE run = p_run AND article = one.article;
      END IF;
      IF way.token_us > 0 AND p_tokens <> one.tokens THEN
        UPDATE slugline.route_tokens SET tokens = tokens + p_tokens - one.tokens
        WHERE route = p_route AND slot = floor(extract(epoch FROM one.starts_at)::double precision / way.grain);
      END IF;
      way.tokens_due := way.tokens_due + (p_tokens - one.tokens) * way.token_us * interval '1 microsecond';
      IF way.probe = p_id THEN
        way.probe := NULL;
        way.probe_until := '-infinity';
      END IF;
      IF p_outcome <> 'unsent' THEN way.calls := way.calls + 1; END IF;
      -- What began before the route was last set aside tells nothing new of it.
      IF p_outcome = 'answered' AND one.taken_at >= way.aside_from THEN
        way.strikes := 0;
        way.aside_until := '-infinity';
        way.fault := NULL;
      ELSIF p_outcome = 'fault' THEN
        way.faults := way.faults + 1;
        IF p_fault ? 'pauseMs' THEN
          way.requests_due := greatest(way.requests_due, moment + (p_fault->>'pauseMs')::double precision * interval '1 millisecond');
        END IF;
        IF p_fault ? 'asideMs' AND one.taken_at >= way.aside_from THEN
          way.aside_from := moment;
          way.aside_until := moment + least((p_fault->>'mostMs')::double precision, (p_fault->>'asideMs')::double precision * power(2, least(way.strikes, 20))) * interval '1 millisecond';
          way.strikes := way.strikes + 1;
          way.fault := p_fault;
        END IF;
      END IF;
      UPDATE slugline.routes SET tokens_due = way.tokens_due, requests_due = way.requests_due, probe = way.probe, probe_until = way.probe_until,
        calls = way.calls, faults = way.faults, strikes = way.strikes, aside_from = way.aside_from, aside_until = way.aside_until, fault = way.fault
      WHERE id = p_route;
    END IF;
    RETURN EXISTS (SELECT 1 FROM slugline.routes WHERE id = ANY (p_routes) AND id <> p_route AND aside_until <= moment AND (strikes = 0 OR probe_until <= moment));
  END $$;

  -- Moves what calls of lost workers hold to what is in doubt.
  CREATE FUNCTION slugline.gate_sweep() RETURNS void LANGUAGE plpgsql AS $$
  DECLARE
    lost record;
    moved bigint;
  BEGIN
    FOR lost IN SELECT DISTINCT r.run FROM slugline.reservations r
      WHERE r.doubt_since IS NULL AND NOT EXISTS (SELECT 1 FROM slugline.gate_workers w WHERE w.id = r.worker AND w.alive_until > clock_timestamp())
      ORDER BY r.run
    LOOP
      PERFORM 1 FROM slugline.budgets WHERE run = lost.run FOR UPDATE;
      WITH gone AS (
        UPDATE slugline.reservations r SET doubt_since = clock_timestamp()
        WHERE r.run = lost.run AND r.doubt_since IS NULL AND NOT EXISTS (SELECT 1 FROM slugline.gate_workers w WHERE w.id = r.worker AND w.alive_until > clock_timestamp())
        RETURNING r.article, r.amount
      ), sums AS (SELECT article, sum(amount)::bigint AS amount FROM gone GROUP BY article), parts AS (
        UPDATE slugline.article_budgets a SET held = a.held - sums.amount, doubt = a.doubt + sums.amount FROM sums WHERE a.run = lost.run AND a.article = sums.article
      )
      SELECT coalesce(sum(amount), 0)::bigint INTO moved FROM sums;
      UPDATE slugline.budgets SET held = held - moved, doubt = doubt + moved WHERE run = lost.run AND moved > 0;
    END LOOP;
  END $$;

  -- A worker says that it is there, and looks after those that are not. Without a lease it says that it leaves.
  CREATE FUNCTION slugline.gate_beat(p_worker uuid, p_name text, p_run text, p_lease interval) RETURNS void LANGUAGE plpgsql AS $$
  DECLARE
    back bigint;
  BEGIN
    IF p_lease IS NULL THEN
      DELETE FROM slugline.gate_workers WHERE id = p_worker;
    ELSE
      INSERT INTO slugline.gate_workers AS w VALUES (p_worker, p_name, p_run, clock_timestamp(), clock_timestamp() + p_lease)
      ON CONFLICT (id) DO UPDATE SET seen_at = excluded.seen_at, alive_until = excluded.alive_until;
      -- Taken for lost, and there again: its calls are under way as before.
      IF EXISTS (SELECT 1 FROM slugline.reservations WHERE run = p_run AND worker = p_worker AND doubt_since IS NOT NULL) THEN
        PERFORM 1 FROM slugline.budgets WHERE run = p_run FOR UPDATE;
        WITH mine AS (
          UPDATE slugline.reservations SET doubt_since = NULL WHERE run = p_run AND worker = p_worker AND doubt_since IS NOT NULL RETURNING article, amount
        ), sums AS (SELECT article, sum(amount)::bigint AS amount FROM mine GROUP BY article), parts AS (
          UPDATE slugline.article_budgets a SET held = a.held + sums.amount, doubt = a.doubt - sums.amount FROM sums WHERE a.run = p_run AND a.article = sums.article
        )
        SELECT coalesce(sum(amount), 0)::bigint INTO back FROM sums;
        UPDATE slugline.budgets SET held = held + back, doubt = doubt - back WHERE run = p_run AND back > 0;
      END IF;
    END IF;
    PERFORM slugline.gate_sweep();
    DELETE FROM slugline.gate_workers WHERE alive_until < clock_timestamp() - interval '1 day';
    DELETE FROM slugline.route_tokens t USING slugline.routes r
    WHERE t.route = r.id AND t.slot < floor(extract(epoch FROM clock_timestamp() - 2 * r.span)::double precision / r.grain);
  END $$;`;
