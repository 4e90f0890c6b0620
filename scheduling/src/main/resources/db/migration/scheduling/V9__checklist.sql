-- Daily checklists (日清): what is to be done in which window of a shift, and who did it.

CREATE TABLE sched_checklist (
  id      BIGINT       NOT NULL AUTO_INCREMENT,
  name    VARCHAR(60)  NOT NULL,
  team_id BIGINT       NULL COMMENT 'only for this team; null: for all',
  post    VARCHAR(30)  NULL COMMENT 'only for this post; null: for all',
  active  BOOLEAN      NOT NULL DEFAULT TRUE,
  CONSTRAINT pk_sched_checklist PRIMARY KEY (id),
  CONSTRAINT fk_sched_checklist_team FOREIGN KEY (team_id) REFERENCES core_team (id)
);

CREATE TABLE sched_checklist_item (
  id           BIGINT       NOT NULL AUTO_INCREMENT,
  checklist_id BIGINT       NOT NULL,
  text         VARCHAR(200) NOT NULL,
  anchor       VARCHAR(20)  NOT NULL COMMENT 'CLOCK, SHIFT_START, SHIFT_END',
  from_minute  INT          NOT NULL COMMENT 'after midnight, or after the anchor; may be negative',
  to_minute    INT          NOT NULL,
  weekdays     INT          NOT NULL COMMENT 'bits, Monday 1; of the day on which the shift starts',
  evidence     VARCHAR(20)  NOT NULL COMMENT 'NONE, NOTE, NUMBER',
  active       BOOLEAN      NOT NULL DEFAULT TRUE,
  CONSTRAINT pk_sched_checklist_item PRIMARY KEY (id),
  CONSTRAINT fk_sched_checklist_item_list FOREIGN KEY (checklist_id) REFERENCES sched_checklist (id),
  CONSTRAINT ck_sched_checklist_item_window CHECK (to_minute > from_minute)
);

CREATE TABLE sched_tick (
  item_id     BIGINT       NOT NULL,
  employee_id BIGINT       NOT NULL,
  day         DATE         NOT NULL COMMENT 'the day on which the shift starts',
  handed      BOOLEAN      NOT NULL COMMENT 'handed over to the next shift instead of done',
  late        BOOLEAN      NOT NULL COMMENT 'after its window',
  note        VARCHAR(300) NOT NULL DEFAULT '',
  number      INT          NULL COMMENT 'what was counted, where one is asked for',
  at          DATETIME(6)  NOT NULL,
  taken_by    BIGINT       NULL COMMENT 'who of the next shift did what was handed over',
  taken_at    DATETIME(6)  NULL,
  taken_note  VARCHAR(300) NOT NULL DEFAULT '',
  CONSTRAINT pk_sched_tick PRIMARY KEY (item_id, employee_id, day),
  CONSTRAINT fk_sched_tick_item FOREIGN KEY (item_id) REFERENCES sched_checklist_item (id),
  CONSTRAINT fk_sched_tick_employee FOREIGN KEY (employee_id) REFERENCES core_employee (id),
  CONSTRAINT fk_sched_tick_taken FOREIGN KEY (taken_by) REFERENCES core_employee (id),
  INDEX ix_sched_tick_day (day),
  INDEX ix_sched_tick_handed (handed, taken_at)
);

CREATE TABLE sched_tick_reminder (
  item_id     BIGINT      NOT NULL,
  employee_id BIGINT      NOT NULL,
  day         DATE        NOT NULL,
  sent_at     DATETIME(6) NOT NULL,
  CONSTRAINT pk_sched_tick_reminder PRIMARY KEY (item_id, employee_id, day),
  CONSTRAINT fk_sched_tick_reminder_item FOREIGN KEY (item_id) REFERENCES sched_checklist_item (id)
);
