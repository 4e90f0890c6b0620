-- Actual hours: logins as imported, what leads settled, closed months.

CREATE TABLE sched_login (
  id          BIGINT      NOT NULL AUTO_INCREMENT,
  employee_id BIGINT      NOT NULL,
  mark        VARCHAR(40) NOT NULL COMMENT 'what makes the row the same when it is imported again',
  starts_at   DATETIME    NULL COMMENT 'in the company''s zone, to the minute; null: a logout alone',
  ends_at     DATETIME    NULL COMMENT 'null: the logout is missing',
  punch       BOOLEAN     NOT NULL COMMENT 'one of two moments that belong together',
  import_id   BIGINT      NOT NULL COMMENT 'the job that created it; 0 none',
  CONSTRAINT pk_sched_login PRIMARY KEY (id),
  CONSTRAINT uk_sched_login_mark UNIQUE (employee_id, mark),
  CONSTRAINT fk_sched_login_employee FOREIGN KEY (employee_id) REFERENCES core_employee (id),
  CONSTRAINT ck_sched_login_moment CHECK (starts_at IS NOT NULL OR ends_at IS NOT NULL),
  INDEX ix_sched_login_starts (starts_at),
  INDEX ix_sched_login_import (import_id)
);

CREATE TABLE sched_login_name (
  nickname    VARCHAR(100) NOT NULL COMMENT 'name on the platform, as compared',
  employee_id BIGINT       NOT NULL,
  CONSTRAINT pk_sched_login_name PRIMARY KEY (nickname),
  CONSTRAINT fk_sched_login_name_employee FOREIGN KEY (employee_id) REFERENCES core_employee (id)
);

CREATE TABLE sched_settlement (
  employee_id BIGINT       NOT NULL,
  day         DATE         NOT NULL COMMENT 'the day on which the shift starts',
  kind        VARCHAR(20)  NOT NULL COMMENT 'ACCEPTED, AS_PLANNED, CORRECTED, LEAVE',
  from_minute INT          NULL COMMENT 'of a correction, minutes after midnight of the day',
  to_minute   INT          NULL,
  reason      VARCHAR(300) NOT NULL,
  differences VARCHAR(300) NOT NULL COMMENT 'what was settled; others that come later are open again',
  settled_by  VARCHAR(100) NOT NULL,
  settled_at  DATETIME(6)  NOT NULL,
  CONSTRAINT pk_sched_settlement PRIMARY KEY (employee_id, day),
  CONSTRAINT fk_sched_settlement_employee FOREIGN KEY (employee_id) REFERENCES core_employee (id)
);

CREATE TABLE sched_closing (
  id        BIGINT       NOT NULL AUTO_INCREMENT,
  team_id   BIGINT       NOT NULL,
  month     DATE         NOT NULL COMMENT 'its first day',
  closed    BOOLEAN      NOT NULL COMMENT 'false: reopened',
  times     INT          NOT NULL COMMENT 'how often it was closed',
  changed_by VARCHAR(100) NOT NULL,
  changed_at DATETIME(6)  NOT NULL,
  note      VARCHAR(300) NOT NULL DEFAULT '',
  CONSTRAINT pk_sched_closing PRIMARY KEY (id),
  CONSTRAINT uk_sched_closing_team UNIQUE (team_id, month),
  CONSTRAINT fk_sched_closing_team FOREIGN KEY (team_id) REFERENCES core_team (id)
);

CREATE TABLE sched_closing_person (
  closing_id  BIGINT   NOT NULL,
  employee_id BIGINT   NOT NULL,
  month       DATE     NOT NULL,
  figures     LONGTEXT NOT NULL COMMENT 'JSON: minutes by pay factor, why, and what fairness counts',
  half_days   INT      NOT NULL COMMENT 'time off earned by it, in half days',
  CONSTRAINT pk_sched_closing_person PRIMARY KEY (closing_id, employee_id),
  CONSTRAINT fk_sched_closing_person_closing FOREIGN KEY (closing_id) REFERENCES sched_closing (id),
  CONSTRAINT fk_sched_closing_person_employee FOREIGN KEY (employee_id) REFERENCES core_employee (id),
  INDEX ix_sched_closing_person_month (employee_id, month)
);
