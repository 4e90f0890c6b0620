-- The daily review: which questions are cards, what each person remembers of them, and every answer.

CREATE TABLE train_card (
  question_id BIGINT      NOT NULL,
  red_line    BOOLEAN     NOT NULL COMMENT 'asked more often: kept above 95 %, never later than after 30 days',
  added_at    DATETIME(6) NOT NULL,
  CONSTRAINT pk_train_card PRIMARY KEY (question_id),
  CONSTRAINT fk_train_card_question FOREIGN KEY (question_id) REFERENCES train_question (id) ON DELETE CASCADE
);

CREATE TABLE train_memory (
  employee_id      BIGINT      NOT NULL,
  question_id      BIGINT      NOT NULL,
  question_version INT         NOT NULL COMMENT 'what was answered last; a newer one is due at once',
  stage            VARCHAR(20) NOT NULL COMMENT 'LEARNING, REVIEW, RELEARNING',
  step             INT         NOT NULL,
  stability        DOUBLE      NOT NULL COMMENT 'days until it is remembered with 90 %',
  difficulty       DOUBLE      NOT NULL COMMENT '1 to 10',
  last_at          DATETIME(6) NOT NULL,
  due_at           DATETIME(6) NOT NULL,
  reviews          INT         NOT NULL,
  lapses           INT         NOT NULL,
  CONSTRAINT pk_train_memory PRIMARY KEY (employee_id, question_id),
  CONSTRAINT fk_train_memory_employee FOREIGN KEY (employee_id) REFERENCES core_employee (id),
  CONSTRAINT fk_train_memory_card FOREIGN KEY (question_id) REFERENCES train_card (question_id) ON DELETE CASCADE
);

CREATE TABLE train_review (
  id               BIGINT      NOT NULL AUTO_INCREMENT,
  employee_id      BIGINT      NOT NULL,
  question_id      BIGINT      NOT NULL,
  question_version INT         NOT NULL,
  answered_at      DATETIME(6) NOT NULL,
  correct          BOOLEAN     NOT NULL,
  rating           VARCHAR(10) NOT NULL COMMENT 'AGAIN, HARD, GOOD',
  millis           BIGINT      NOT NULL COMMENT 'from seeing it to the answer',
  is_first         BOOLEAN     NOT NULL COMMENT 'never asked before',
  token            VARCHAR(40) NOT NULL COLLATE utf8mb4_bin COMMENT 'of the showing, so that an answer sent twice counts once',
  CONSTRAINT pk_train_review PRIMARY KEY (id),
  CONSTRAINT uk_train_review_token UNIQUE (token),
  CONSTRAINT fk_train_review_employee FOREIGN KEY (employee_id) REFERENCES core_employee (id),
  CONSTRAINT fk_train_review_question FOREIGN KEY (question_id) REFERENCES train_question (id) ON DELETE CASCADE,
  INDEX ix_train_review_employee (employee_id, answered_at)
);
