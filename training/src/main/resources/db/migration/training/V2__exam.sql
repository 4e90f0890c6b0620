-- Exams, attempts at them with every answer, appeals and re-grades.

CREATE TABLE train_exam (
  id         BIGINT       NOT NULL AUTO_INCREMENT,
  title      VARCHAR(200) NOT NULL,
  client_id  BIGINT       NULL COMMENT 'whose it is; null with shop_id null: shared by all',
  shop_id    BIGINT       NULL,
  state      VARCHAR(20)  NOT NULL COMMENT 'DRAFT, OPEN, CLOSED',
  version    INT          NOT NULL COMMENT 'of the definition',
  definition MEDIUMTEXT   NOT NULL COMMENT 'ExamDefinition as JSON',
  updated_at DATETIME(6)  NOT NULL,
  CONSTRAINT pk_train_exam PRIMARY KEY (id),
  CONSTRAINT fk_train_exam_client FOREIGN KEY (client_id) REFERENCES core_client (id),
  CONSTRAINT fk_train_exam_shop FOREIGN KEY (shop_id) REFERENCES core_shop (id),
  INDEX ix_train_exam_state (state)
);

CREATE TABLE train_attempt (
  id           BIGINT       NOT NULL AUTO_INCREMENT,
  exam_id      BIGINT       NOT NULL,
  exam_version INT          NOT NULL,
  employee_id  BIGINT       NOT NULL,
  seed         BIGINT       NOT NULL COMMENT 'draws the paper and the order of options',
  state        VARCHAR(20)  NOT NULL COMMENT 'OPEN, MARKING, GRADED',
  open_one     INT          AS (IF(state = 'OPEN', 1, NULL)) PERSISTENT COMMENT 'at most one open attempt each',
  started_at   DATETIME(6)  NOT NULL,
  deadline     DATETIME(6)  NULL COMMENT 'handed in by itself then',
  handed_at    DATETIME(6)  NULL,
  by_itself    BOOLEAN      NOT NULL DEFAULT FALSE,
  points       DOUBLE       NULL,
  max_points   DOUBLE       NOT NULL,
  pass_percent INT          NOT NULL COMMENT 'as it was when the attempt began',
  passed       BOOLEAN      NOT NULL DEFAULT FALSE,
  CONSTRAINT pk_train_attempt PRIMARY KEY (id),
  CONSTRAINT uq_train_attempt_open UNIQUE (exam_id, employee_id, open_one),
  CONSTRAINT fk_train_attempt_exam FOREIGN KEY (exam_id) REFERENCES train_exam (id),
  CONSTRAINT fk_train_attempt_employee FOREIGN KEY (employee_id) REFERENCES core_employee (id),
  INDEX ix_train_attempt_due (state, deadline),
  INDEX ix_train_attempt_employee (employee_id, state)
);

CREATE TABLE train_attempt_item (
  attempt_id  BIGINT        NOT NULL,
  slot        INT           NOT NULL COMMENT 'place in the paper, from 1',
  question_id BIGINT        NOT NULL,
  version     INT           NOT NULL COMMENT 'version of the question that is asked',
  points      DOUBLE        NOT NULL,
  answer      MEDIUMTEXT    NULL COMMENT 'Answer as JSON',
  answered_at DATETIME(6)   NULL,
  revisit     BOOLEAN       NOT NULL DEFAULT FALSE,
  fraction    DOUBLE        NULL COMMENT 'share of the points; null: not marked yet',
  voided      BOOLEAN       NOT NULL DEFAULT FALSE COMMENT 'counts for nobody',
  marked_by   VARCHAR(200)  NULL,
  remark      VARCHAR(2000) NOT NULL DEFAULT '',
  CONSTRAINT pk_train_attempt_item PRIMARY KEY (attempt_id, slot),
  CONSTRAINT fk_train_attempt_item_attempt FOREIGN KEY (attempt_id) REFERENCES train_attempt (id) ON DELETE CASCADE,
  CONSTRAINT fk_train_attempt_item_version FOREIGN KEY (question_id, version)
    REFERENCES train_question_version (question_id, version)
);

CREATE TABLE train_appeal (
  attempt_id BIGINT        NOT NULL,
  slot       INT           NOT NULL,
  text       VARCHAR(2000) NOT NULL,
  created_at DATETIME(6)   NOT NULL,
  upheld     BOOLEAN       NULL COMMENT 'null: not decided',
  answer     VARCHAR(2000) NOT NULL DEFAULT '',
  decided_by VARCHAR(200)  NULL,
  decided_at DATETIME(6)   NULL,
  CONSTRAINT pk_train_appeal PRIMARY KEY (attempt_id, slot),
  CONSTRAINT fk_train_appeal_item FOREIGN KEY (attempt_id, slot) REFERENCES train_attempt_item (attempt_id, slot)
    ON DELETE CASCADE
);

CREATE TABLE train_regrade (
  id          BIGINT        NOT NULL AUTO_INCREMENT,
  exam_id     BIGINT        NOT NULL,
  question_id BIGINT        NOT NULL,
  answer      MEDIUMTEXT    NULL COMMENT 'accepted as right from now on; null: the question counts for nobody',
  reason      VARCHAR(1000) NOT NULL,
  changed     INT           NOT NULL COMMENT 'attempts whose points changed',
  created_by  VARCHAR(200)  NOT NULL,
  created_at  DATETIME(6)   NOT NULL,
  CONSTRAINT pk_train_regrade PRIMARY KEY (id),
  CONSTRAINT fk_train_regrade_exam FOREIGN KEY (exam_id) REFERENCES train_exam (id)
);
