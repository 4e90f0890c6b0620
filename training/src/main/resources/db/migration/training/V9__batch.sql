-- Batches of new hires: who is in them, who looks after whom, what was noted, to whom people were handed over.

CREATE TABLE train_batch (
  id       BIGINT       NOT NULL AUTO_INCREMENT,
  name     VARCHAR(100) NOT NULL,
  start_on DATE         NOT NULL,
  closed   BOOLEAN      NOT NULL DEFAULT FALSE,
  CONSTRAINT pk_train_batch PRIMARY KEY (id)
);

CREATE TABLE train_batch_member (
  batch_id    BIGINT      NOT NULL,
  employee_id BIGINT      NOT NULL,
  mentor_id   BIGINT      NULL,
  lead_id     BIGINT      NULL COMMENT 'to whom the person was handed over',
  handed_at   DATETIME(6) NULL,
  CONSTRAINT pk_train_batch_member PRIMARY KEY (batch_id, employee_id),
  CONSTRAINT fk_train_batch_member_batch FOREIGN KEY (batch_id) REFERENCES train_batch (id),
  CONSTRAINT fk_train_batch_member_employee FOREIGN KEY (employee_id) REFERENCES core_employee (id),
  CONSTRAINT fk_train_batch_member_mentor FOREIGN KEY (mentor_id) REFERENCES core_employee (id),
  CONSTRAINT fk_train_batch_member_lead FOREIGN KEY (lead_id) REFERENCES core_employee (id)
);

CREATE TABLE train_batch_note (
  id       BIGINT        NOT NULL AUTO_INCREMENT,
  batch_id BIGINT        NOT NULL,
  at       DATETIME(6)   NOT NULL,
  author   VARCHAR(100)  NOT NULL,
  text     VARCHAR(2000) NOT NULL,
  CONSTRAINT pk_train_batch_note PRIMARY KEY (id),
  CONSTRAINT fk_train_batch_note_batch FOREIGN KEY (batch_id) REFERENCES train_batch (id),
  INDEX ix_train_batch_note (batch_id, at)
);
