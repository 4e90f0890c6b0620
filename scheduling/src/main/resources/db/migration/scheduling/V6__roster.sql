-- Rosters: cells, the log of changes, runs of the engine, published versions and what each person was told.

CREATE TABLE sched_roster (
  id                 BIGINT       NOT NULL AUTO_INCREMENT,
  name               VARCHAR(100) NOT NULL,
  first_day          DATE         NOT NULL,
  last_day           DATE         NOT NULL,
  state              VARCHAR(20)  NOT NULL COMMENT 'DRAFT, REVIEW, PUBLISHED',
  base_id            BIGINT       NULL COMMENT 'a what-if copy of this roster',
  seed               BIGINT       NOT NULL DEFAULT 1 COMMENT 'of the run that was taken last',
  engine             VARCHAR(60)  NOT NULL DEFAULT '' COMMENT 'engine and version of that run',
  input_hash         CHAR(16)     NOT NULL DEFAULT '' COMMENT 'of what that run was given',
  revision           INT          NOT NULL DEFAULT 0 COMMENT 'counts batches of changes',
  published_revision INT          NULL COMMENT 'revision of the version that is published now',
  created_at         DATETIME(6)  NOT NULL,
  CONSTRAINT pk_sched_roster PRIMARY KEY (id),
  CONSTRAINT fk_sched_roster_base FOREIGN KEY (base_id) REFERENCES sched_roster (id) ON DELETE SET NULL,
  CONSTRAINT ck_sched_roster_days CHECK (last_day >= first_day),
  INDEX ix_sched_roster_days (first_day, last_day)
);

CREATE TABLE sched_roster_team (
  roster_id BIGINT NOT NULL,
  team_id   BIGINT NOT NULL,
  CONSTRAINT pk_sched_roster_team PRIMARY KEY (roster_id, team_id),
  CONSTRAINT fk_sched_roster_team_roster FOREIGN KEY (roster_id) REFERENCES sched_roster (id) ON DELETE CASCADE,
  CONSTRAINT fk_sched_roster_team_team FOREIGN KEY (team_id) REFERENCES core_team (id)
);

CREATE TABLE sched_roster_person (
  roster_id   BIGINT NOT NULL,
  employee_id BIGINT NOT NULL,
  position    INT    NOT NULL COMMENT 'row in the roster',
  CONSTRAINT pk_sched_roster_person PRIMARY KEY (roster_id, employee_id),
  CONSTRAINT fk_sched_roster_person_roster FOREIGN KEY (roster_id) REFERENCES sched_roster (id) ON DELETE CASCADE,
  CONSTRAINT fk_sched_roster_person_employee FOREIGN KEY (employee_id) REFERENCES core_employee (id)
);

CREATE TABLE sched_roster_cell (
  roster_id     BIGINT       NOT NULL,
  employee_id   BIGINT       NOT NULL,
  day           DATE         NOT NULL COMMENT 'the day on which the shift starts',
  shift_type_id BIGINT       NULL COMMENT 'null: a day off that somebody or the engine has set',
  locked        BOOLEAN      NOT NULL DEFAULT FALSE COMMENT 'the engine leaves it alone',
  source        VARCHAR(20)  NOT NULL COMMENT 'SOLVER, HAND, FIXED, SWAP',
  note          VARCHAR(200) NOT NULL DEFAULT '',
  CONSTRAINT pk_sched_roster_cell PRIMARY KEY (roster_id, employee_id, day),
  CONSTRAINT fk_sched_roster_cell_person FOREIGN KEY (roster_id, employee_id)
    REFERENCES sched_roster_person (roster_id, employee_id) ON DELETE CASCADE,
  CONSTRAINT fk_sched_roster_cell_type FOREIGN KEY (shift_type_id) REFERENCES sched_shift_type (id)
);

CREATE TABLE sched_roster_edit (
  id         BIGINT       NOT NULL AUTO_INCREMENT,
  roster_id  BIGINT       NOT NULL,
  revision   INT          NOT NULL COMMENT 'of the roster after it',
  actor      VARCHAR(80)  NOT NULL,
  actor_name VARCHAR(100) NOT NULL,
  at         DATETIME(6)  NOT NULL,
  state      VARCHAR(20)  NOT NULL COMMENT 'DONE, UNDONE, STEP (an undo or redo itself)',
  changes    LONGTEXT     NOT NULL COMMENT 'JSON: cells before and after',
  CONSTRAINT pk_sched_roster_edit PRIMARY KEY (id),
  CONSTRAINT fk_sched_roster_edit_roster FOREIGN KEY (roster_id) REFERENCES sched_roster (id) ON DELETE CASCADE,
  INDEX ix_sched_roster_edit_revision (roster_id, revision),
  INDEX ix_sched_roster_edit_actor (roster_id, actor, state)
);

CREATE TABLE sched_roster_run (
  id         BIGINT      NOT NULL AUTO_INCREMENT,
  roster_id  BIGINT      NOT NULL,
  job_id     BIGINT      NULL,
  state      VARCHAR(20) NOT NULL COMMENT 'WAITING, RUNNING, READY, TAKEN, DROPPED, FAILED',
  seconds    INT         NOT NULL,
  seed       BIGINT      NOT NULL,
  stopping   BOOLEAN     NOT NULL DEFAULT FALSE COMMENT 'somebody asked for the best so far',
  revision   INT         NOT NULL DEFAULT 0 COMMENT 'of the roster it began with',
  input_hash CHAR(16)    NOT NULL DEFAULT '',
  hard       BIGINT      NOT NULL DEFAULT 0,
  penalty    BIGINT      NOT NULL DEFAULT 0,
  bound      BIGINT      NOT NULL DEFAULT 0 COMMENT 'no roster has fewer points; 0 unknown',
  curve      LONGTEXT    NOT NULL COMMENT 'JSON: points of the score over time',
  cells      LONGTEXT    NULL COMMENT 'JSON: what it found',
  started_at DATETIME(6) NOT NULL,
  CONSTRAINT pk_sched_roster_run PRIMARY KEY (id),
  CONSTRAINT fk_sched_roster_run_roster FOREIGN KEY (roster_id) REFERENCES sched_roster (id) ON DELETE CASCADE,
  INDEX ix_sched_roster_run_roster (roster_id, id)
);

CREATE TABLE sched_roster_version (
  id           BIGINT       NOT NULL AUTO_INCREMENT,
  roster_id    BIGINT       NOT NULL,
  number       INT          NOT NULL,
  note         VARCHAR(500) NOT NULL DEFAULT '' COMMENT 'what the lead says about it',
  snapshot     LONGTEXT     NOT NULL COMMENT 'JSON: every cell as it was published',
  published_at DATETIME(6)  NOT NULL,
  published_by VARCHAR(100) NOT NULL,
  CONSTRAINT pk_sched_roster_version PRIMARY KEY (id),
  CONSTRAINT uk_sched_roster_version_number UNIQUE (roster_id, number),
  CONSTRAINT fk_sched_roster_version_roster FOREIGN KEY (roster_id) REFERENCES sched_roster (id)
);

CREATE TABLE sched_shift (
  employee_id   BIGINT NOT NULL,
  day           DATE   NOT NULL,
  roster_id     BIGINT NOT NULL,
  shift_type_id BIGINT NULL COMMENT 'null: a day off',
  CONSTRAINT pk_sched_shift PRIMARY KEY (employee_id, day),
  CONSTRAINT fk_sched_shift_employee FOREIGN KEY (employee_id) REFERENCES core_employee (id),
  CONSTRAINT fk_sched_shift_roster FOREIGN KEY (roster_id) REFERENCES sched_roster (id),
  CONSTRAINT fk_sched_shift_type FOREIGN KEY (shift_type_id) REFERENCES sched_shift_type (id),
  INDEX ix_sched_shift_roster (roster_id),
  INDEX ix_sched_shift_day (day)
) COMMENT 'what is published now, one row per person and day';

CREATE TABLE sched_receipt (
  version_id      BIGINT      NOT NULL,
  employee_id     BIGINT      NOT NULL,
  changed         INT         NOT NULL COMMENT 'number of days that differ from the version before',
  changes         LONGTEXT    NOT NULL COMMENT 'JSON: these days before and after',
  acknowledged_at DATETIME(6) NULL,
  CONSTRAINT pk_sched_receipt PRIMARY KEY (version_id, employee_id),
  CONSTRAINT fk_sched_receipt_version FOREIGN KEY (version_id) REFERENCES sched_roster_version (id),
  CONSTRAINT fk_sched_receipt_employee FOREIGN KEY (employee_id) REFERENCES core_employee (id),
  INDEX ix_sched_receipt_employee (employee_id, acknowledged_at)
);

CREATE TABLE sched_calendar (
  employee_id BIGINT      NOT NULL,
  token_hash  CHAR(64)    NOT NULL COMMENT 'SHA-256 of the token in the address',
  created_at  DATETIME(6) NOT NULL,
  CONSTRAINT pk_sched_calendar PRIMARY KEY (employee_id),
  CONSTRAINT uk_sched_calendar_token UNIQUE (token_hash),
  CONSTRAINT fk_sched_calendar_employee FOREIGN KEY (employee_id) REFERENCES core_employee (id)
);
