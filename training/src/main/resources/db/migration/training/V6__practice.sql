-- Practice: scenarios with simulated buyers, runs through them and what was written.

CREATE TABLE train_scenario (
  id         BIGINT      NOT NULL AUTO_INCREMENT,
  code       VARCHAR(40) NOT NULL,
  title      VARCHAR(80) NOT NULL,
  client_id  BIGINT      NULL COMMENT 'with shop_id null: shared by all',
  shop_id    BIGINT      NULL,
  version    INT         NOT NULL DEFAULT 1 COMMENT 'from 1, one more with every publication',
  minutes    SMALLINT    NOT NULL COMMENT 'how long it takes about',
  content    LONGTEXT    NOT NULL COMMENT 'JSON: buyers, turns, what is scored',
  changed_at DATETIME(6) NOT NULL,
  CONSTRAINT pk_train_scenario PRIMARY KEY (id),
  CONSTRAINT uk_train_scenario_code UNIQUE (code),
  CONSTRAINT fk_train_scenario_client FOREIGN KEY (client_id) REFERENCES core_client (id),
  CONSTRAINT fk_train_scenario_shop FOREIGN KEY (shop_id) REFERENCES core_shop (id)
);

CREATE TABLE train_practice_run (
  id          BIGINT      NOT NULL AUTO_INCREMENT,
  scenario_id BIGINT      NOT NULL,
  employee_id BIGINT      NOT NULL,
  version     INT         NOT NULL COMMENT 'of the scenario',
  content     LONGTEXT    NOT NULL COMMENT 'JSON: the scenario as it was when the run began',
  started_at  DATETIME(6) NOT NULL,
  seen_at     DATETIME(6) NOT NULL COMMENT 'when the desk was last open; the clock stands still while it is not',
  elapsed_ms  BIGINT      NOT NULL DEFAULT 0 COMMENT 'milliseconds of the run''s own clock',
  ended_at    DATETIME(6) NULL,
  percent     TINYINT     NULL COMMENT 'points of a hundred, once ended',
  passed      BOOLEAN     NOT NULL DEFAULT FALSE,
  score       LONGTEXT    NULL COMMENT 'JSON: the score with every point at its sentence',
  CONSTRAINT pk_train_practice_run PRIMARY KEY (id),
  CONSTRAINT fk_train_practice_run_scenario FOREIGN KEY (scenario_id) REFERENCES train_scenario (id),
  CONSTRAINT fk_train_practice_run_employee FOREIGN KEY (employee_id) REFERENCES core_employee (id),
  INDEX ix_train_practice_run_employee (employee_id, started_at)
);

CREATE TABLE train_practice_line (
  run_id BIGINT        NOT NULL,
  buyer  TINYINT       NOT NULL COMMENT 'window, from 0',
  seq    SMALLINT      NOT NULL COMMENT 'line within the window, from 0',
  kind   VARCHAR(12)   NOT NULL COMMENT 'ANSWER is the trainee''s, all others are the buyer''s',
  turn   SMALLINT      NOT NULL COMMENT 'turn of the script it belongs to, from 0',
  at_ms  BIGINT        NOT NULL COMMENT 'milliseconds of the run''s own clock',
  text   VARCHAR(1000) NOT NULL,
  CONSTRAINT pk_train_practice_line PRIMARY KEY (run_id, buyer, seq),
  CONSTRAINT fk_train_practice_line_run FOREIGN KEY (run_id) REFERENCES train_practice_run (id) ON DELETE CASCADE
);
