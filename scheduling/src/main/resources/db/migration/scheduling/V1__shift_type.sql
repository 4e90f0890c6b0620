-- Shift types: what a cell of a roster can hold besides a day off.

CREATE TABLE sched_shift_type (
  id            BIGINT       NOT NULL AUTO_INCREMENT,
  code          VARCHAR(12)  NOT NULL COMMENT 'what stands in the cell, for example A1',
  name          VARCHAR(60)  NOT NULL,
  kind          VARCHAR(20)  NOT NULL COMMENT 'WORK, TRAINING, DUTY; leave has types of its own',
  band          VARCHAR(20)  NOT NULL COMMENT 'EARLY, MIDDLE, LATE, NIGHT: what fairness and rotation count',
  start_minute  SMALLINT     NOT NULL COMMENT 'minutes after midnight of its day, 0 to 1439',
  end_minute    SMALLINT     NOT NULL COMMENT 'minutes after midnight of its day; above 1440 it ends on the next day',
  break_minutes SMALLINT     NOT NULL DEFAULT 0 COMMENT 'unpaid, within it',
  colour        TINYINT      NOT NULL DEFAULT 0 COMMENT '0 to 11, of the palette',
  team_id       BIGINT       NULL COMMENT 'only of this team; null: of all',
  active        BOOLEAN      NOT NULL DEFAULT TRUE,
  version       INT          NOT NULL DEFAULT 0,
  CONSTRAINT pk_sched_shift_type PRIMARY KEY (id),
  CONSTRAINT uk_sched_shift_type_code UNIQUE (code),
  CONSTRAINT fk_sched_shift_type_team FOREIGN KEY (team_id) REFERENCES core_team (id),
  CONSTRAINT ck_sched_shift_type_times CHECK (start_minute BETWEEN 0 AND 1439 AND end_minute > start_minute
                                              AND end_minute <= start_minute + 1440)
);
