-- People and rules: holidays, school terms, contracts, leave, wishes, rule settings, the fairness ledger.

CREATE TABLE sched_holiday (
  day     DATE        NOT NULL,
  name    VARCHAR(60) NOT NULL,
  kind    VARCHAR(20) NOT NULL COMMENT 'STATUTORY (paid 300 %), REST (free because of a holiday), MAKE_UP (a weekend day that is worked)',
  CONSTRAINT pk_sched_holiday PRIMARY KEY (day)
);

CREATE TABLE sched_school_term (
  id        BIGINT      NOT NULL AUTO_INCREMENT,
  name      VARCHAR(60) NOT NULL,
  first_day DATE        NOT NULL,
  last_day  DATE        NOT NULL,
  CONSTRAINT pk_sched_school_term PRIMARY KEY (id),
  CONSTRAINT ck_sched_school_term CHECK (last_day >= first_day)
);

CREATE TABLE sched_contract (
  id                   BIGINT      NOT NULL AUTO_INCREMENT,
  employee_id          BIGINT      NOT NULL,
  valid_from           DATE        NOT NULL COMMENT 'first day',
  valid_to             DATE        NULL COMMENT 'last day, inclusive; null = open',
  working_time         VARCHAR(20) NOT NULL COMMENT 'STANDARD, COMPREHENSIVE, FLEXIBLE',
  pay_period           VARCHAR(20) NOT NULL COMMENT 'WEEK, MONTH, QUARTER, YEAR: over which hours are settled',
  part_time            BOOLEAN     NOT NULL DEFAULT FALSE,
  weekly_minutes       INT         NOT NULL COMMENT 'agreed working time of a week',
  monthly_minutes      INT         NOT NULL COMMENT 'agreed working time of a month',
  max_overtime_minutes INT         NOT NULL COMMENT 'most overtime in a month',
  load_maximum         INT         NOT NULL DEFAULT 300 COMMENT 'most load of a day: receptions + 20 per shop',
  experienced          BOOLEAN     NOT NULL DEFAULT FALSE,
  mentor_id            BIGINT      NULL COMMENT 'the employee who trains this one',
  shift_types          VARCHAR(400) NOT NULL DEFAULT '' COMMENT 'codes with commas between; empty = all',
  version              INT         NOT NULL DEFAULT 0,
  CONSTRAINT pk_sched_contract PRIMARY KEY (id),
  CONSTRAINT fk_sched_contract_employee FOREIGN KEY (employee_id) REFERENCES core_employee (id),
  CONSTRAINT fk_sched_contract_mentor FOREIGN KEY (mentor_id) REFERENCES core_employee (id),
  CONSTRAINT ck_sched_contract_period CHECK (valid_to IS NULL OR valid_to >= valid_from),
  INDEX ix_sched_contract_employee (employee_id, valid_from)
);

CREATE TABLE sched_contract_hours (
  contract_id BIGINT   NOT NULL,
  weekday     TINYINT  NOT NULL COMMENT '1 Monday to 7 Sunday',
  from_minute SMALLINT NOT NULL COMMENT 'minutes after midnight',
  to_minute   SMALLINT NOT NULL COMMENT 'minutes after midnight; above 1440 it ends on the next day',
  CONSTRAINT pk_sched_contract_hours PRIMARY KEY (contract_id, weekday, from_minute),
  CONSTRAINT fk_sched_contract_hours FOREIGN KEY (contract_id) REFERENCES sched_contract (id) ON DELETE CASCADE
);

CREATE TABLE sched_protection (
  id          BIGINT      NOT NULL AUTO_INCREMENT,
  employee_id BIGINT      NOT NULL,
  kind        VARCHAR(20) NOT NULL COMMENT 'PREGNANT, LATE_PREGNANT, NURSING, MINOR',
  valid_from  DATE        NOT NULL,
  valid_to    DATE        NOT NULL COMMENT 'last day, inclusive',
  CONSTRAINT pk_sched_protection PRIMARY KEY (id),
  CONSTRAINT fk_sched_protection_employee FOREIGN KEY (employee_id) REFERENCES core_employee (id),
  CONSTRAINT ck_sched_protection CHECK (valid_to >= valid_from)
);

CREATE TABLE sched_leave (
  id           BIGINT       NOT NULL AUTO_INCREMENT,
  employee_id  BIGINT       NOT NULL,
  type         VARCHAR(20)  NOT NULL,
  first_day    DATE         NOT NULL,
  last_day     DATE         NOT NULL,
  from_noon    BOOLEAN      NOT NULL COMMENT 'begins at noon of its first day',
  to_noon      BOOLEAN      NOT NULL COMMENT 'ends at noon of its last day',
  half_days    INT          NOT NULL COMMENT 'what it takes from a balance',
  reason       VARCHAR(500) NOT NULL DEFAULT '',
  state        VARCHAR(20)  NOT NULL COMMENT 'REQUESTED, APPROVED, REFUSED, WITHDRAWN',
  requested_by BIGINT       NULL COMMENT 'account; null = system',
  requested_at DATETIME(6)  NOT NULL,
  decided_by   BIGINT       NULL COMMENT 'account',
  decided_at   DATETIME(6)  NULL,
  answer       VARCHAR(500) NOT NULL DEFAULT '',
  version      INT          NOT NULL DEFAULT 0,
  CONSTRAINT pk_sched_leave PRIMARY KEY (id),
  CONSTRAINT fk_sched_leave_employee FOREIGN KEY (employee_id) REFERENCES core_employee (id),
  CONSTRAINT ck_sched_leave CHECK (last_day >= first_day),
  INDEX ix_sched_leave_employee (employee_id, first_day),
  INDEX ix_sched_leave_days (first_day, last_day)
);

CREATE TABLE sched_leave_day (
  leave_id  BIGINT      NOT NULL,
  day       DATE        NOT NULL,
  part      VARCHAR(10) NOT NULL COMMENT 'WHOLE, MORNING, AFTERNOON',
  half_days TINYINT     NOT NULL COMMENT 'what the day takes from a balance: 0, 1 or 2',
  CONSTRAINT pk_sched_leave_day PRIMARY KEY (leave_id, day),
  CONSTRAINT fk_sched_leave_day FOREIGN KEY (leave_id) REFERENCES sched_leave (id) ON DELETE CASCADE,
  INDEX ix_sched_leave_day (day)
);

CREATE TABLE sched_leave_grant (
  id          BIGINT       NOT NULL AUTO_INCREMENT,
  employee_id BIGINT       NOT NULL,
  type        VARCHAR(20)  NOT NULL,
  year        SMALLINT     NOT NULL,
  half_days   INT          NOT NULL COMMENT 'may be below zero to put something right',
  note        VARCHAR(200) NOT NULL DEFAULT '',
  source      VARCHAR(60)  NULL COMMENT 'what it came from, for example overtime of a month: given once only',
  granted_at  DATETIME(6)  NOT NULL,
  CONSTRAINT pk_sched_leave_grant PRIMARY KEY (id),
  CONSTRAINT uk_sched_leave_grant_source UNIQUE (employee_id, type, source),
  CONSTRAINT fk_sched_leave_grant_employee FOREIGN KEY (employee_id) REFERENCES core_employee (id),
  INDEX ix_sched_leave_grant (employee_id, year)
);

CREATE TABLE sched_wish (
  id            BIGINT       NOT NULL AUTO_INCREMENT,
  employee_id   BIGINT       NOT NULL,
  first_day     DATE         NOT NULL COMMENT 'of one day: that day',
  last_day      DATE         NULL COMMENT 'last day, inclusive; null = open',
  weekdays      TINYINT UNSIGNED NOT NULL COMMENT 'bit 0 Monday to bit 6 Sunday; 0 = one day, not recurring',
  term_only     BOOLEAN      NOT NULL DEFAULT FALSE COMMENT 'only while schools have term',
  direction     VARCHAR(10)  NOT NULL COMMENT 'WANT, AVOID',
  target        VARCHAR(10)  NOT NULL COMMENT 'DAY (to work at all), BAND, TYPE, HOURS',
  band          VARCHAR(20)  NULL,
  shift_type_id BIGINT       NULL,
  from_minute   SMALLINT     NULL COMMENT 'minutes after midnight',
  to_minute     SMALLINT     NULL COMMENT 'minutes after midnight; above 1440 it ends on the next day',
  level         VARCHAR(10)  NOT NULL COMMENT 'CANNOT, STRONG, MILD',
  state         VARCHAR(20)  NOT NULL COMMENT 'OPEN (waits for the lead), COUNTS, REFUSED',
  reason        VARCHAR(500) NOT NULL DEFAULT '' COMMENT 'for the lead only',
  answer        VARCHAR(500) NOT NULL DEFAULT '',
  created_at    DATETIME(6)  NOT NULL,
  version       INT          NOT NULL DEFAULT 0,
  CONSTRAINT pk_sched_wish PRIMARY KEY (id),
  CONSTRAINT fk_sched_wish_employee FOREIGN KEY (employee_id) REFERENCES core_employee (id),
  CONSTRAINT fk_sched_wish_shift_type FOREIGN KEY (shift_type_id) REFERENCES sched_shift_type (id),
  INDEX ix_sched_wish_employee (employee_id, first_day)
);

CREATE TABLE sched_companion (
  employee_id BIGINT  NOT NULL,
  other_id    BIGINT  NOT NULL,
  together    BOOLEAN NOT NULL COMMENT 'wants to work with, or not with',
  CONSTRAINT pk_sched_companion PRIMARY KEY (employee_id, other_id),
  CONSTRAINT fk_sched_companion_employee FOREIGN KEY (employee_id) REFERENCES core_employee (id),
  CONSTRAINT fk_sched_companion_other FOREIGN KEY (other_id) REFERENCES core_employee (id)
);

CREATE TABLE sched_rule (
  id          BIGINT      NOT NULL AUTO_INCREMENT,
  kind        VARCHAR(40) NOT NULL COMMENT 'name of the kind of rule',
  parameters  JSON        NOT NULL COMMENT 'name → list of whole numbers or words',
  hard        BOOLEAN     NOT NULL,
  weight      INT         NOT NULL COMMENT 'cost of breaking it once, of soft rules',
  team_id     BIGINT      NULL COMMENT 'only for this team',
  employee_id BIGINT      NULL COMMENT 'only for this person',
  active      BOOLEAN     NOT NULL,
  valid_from  DATE        NULL,
  valid_to    DATE        NULL COMMENT 'last day, inclusive',
  version     INT         NOT NULL DEFAULT 0,
  CONSTRAINT pk_sched_rule PRIMARY KEY (id),
  CONSTRAINT fk_sched_rule_team FOREIGN KEY (team_id) REFERENCES core_team (id),
  CONSTRAINT fk_sched_rule_employee FOREIGN KEY (employee_id) REFERENCES core_employee (id)
);

CREATE TABLE sched_ledger (
  employee_id      BIGINT NOT NULL,
  month            DATE   NOT NULL COMMENT 'first day of the month',
  nights           INT    NOT NULL COMMENT 'shifts',
  lates            INT    NOT NULL COMMENT 'shifts',
  weekends         INT    NOT NULL COMMENT 'weekend days worked',
  holidays         INT    NOT NULL COMMENT 'statutory holidays worked',
  wishes_asked     INT    NOT NULL,
  wishes_granted   INT    NOT NULL,
  minutes          INT    NOT NULL COMMENT 'worked',
  overtime_minutes INT    NOT NULL,
  CONSTRAINT pk_sched_ledger PRIMARY KEY (employee_id, month),
  CONSTRAINT fk_sched_ledger_employee FOREIGN KEY (employee_id) REFERENCES core_employee (id)
);
