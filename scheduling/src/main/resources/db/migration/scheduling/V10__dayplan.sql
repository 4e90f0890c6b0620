-- The day plan: how breaks are placed, and each shift's breaks and shops on its day.

CREATE TABLE sched_break_rule (
  id              BIGINT      NOT NULL AUTO_INCREMENT,
  shift_type_id   BIGINT      NULL COMMENT 'of this type of shift; null: of all that have no row of their own',
  parts           VARCHAR(40) NOT NULL DEFAULT '' COMMENT 'minutes of each break, the meal first, for example 60,15; empty: the break of the shift type',
  earliest        SMALLINT    NOT NULL COMMENT 'minutes after the start of the shift before which no break begins',
  latest          SMALLINT    NOT NULL COMMENT 'minutes before the end of the shift after which no break ends',
  longest_stretch SMALLINT    NOT NULL COMMENT 'minutes that nobody should work without a break',
  version         INT         NOT NULL DEFAULT 0,
  CONSTRAINT pk_sched_break_rule PRIMARY KEY (id),
  CONSTRAINT uk_sched_break_rule_type UNIQUE (shift_type_id),
  CONSTRAINT fk_sched_break_rule_type FOREIGN KEY (shift_type_id) REFERENCES sched_shift_type (id) ON DELETE CASCADE,
  CONSTRAINT ck_sched_break_rule CHECK (earliest >= 0 AND latest >= 0 AND longest_stretch > 0)
);

INSERT INTO sched_break_rule (shift_type_id, parts, earliest, latest, longest_stretch) VALUES (NULL, '', 90, 90, 300);

CREATE TABLE sched_day_duty (
  employee_id   BIGINT      NOT NULL,
  day           DATE        NOT NULL COMMENT 'the day on which the shift starts',
  shift_type_id BIGINT      NOT NULL,
  shops_locked  BOOLEAN     NOT NULL DEFAULT FALSE COMMENT 'shops were chosen by hand and stay',
  planned_at    DATETIME(6) NOT NULL,
  CONSTRAINT pk_sched_day_duty PRIMARY KEY (employee_id, day, shift_type_id),
  CONSTRAINT fk_sched_day_duty_employee FOREIGN KEY (employee_id) REFERENCES core_employee (id),
  CONSTRAINT fk_sched_day_duty_type FOREIGN KEY (shift_type_id) REFERENCES sched_shift_type (id),
  INDEX ix_sched_day_duty_day (day)
) COMMENT 'a shift of somebody whose breaks and shops are planned, whichever roster it stands in';

CREATE TABLE sched_day_break (
  employee_id   BIGINT   NOT NULL,
  day           DATE     NOT NULL,
  shift_type_id BIGINT   NOT NULL,
  part          TINYINT  NOT NULL COMMENT 'which of the breaks of the shift, from 0',
  start_minute  SMALLINT NOT NULL COMMENT 'minutes after midnight of the day of the shift; above 1440 on the next day',
  minutes       SMALLINT NOT NULL,
  locked        BOOLEAN  NOT NULL DEFAULT FALSE COMMENT 'stays when the day is planned again',
  CONSTRAINT pk_sched_day_break PRIMARY KEY (employee_id, day, shift_type_id, part),
  CONSTRAINT fk_sched_day_break_duty FOREIGN KEY (employee_id, day, shift_type_id)
    REFERENCES sched_day_duty (employee_id, day, shift_type_id) ON DELETE CASCADE,
  CONSTRAINT ck_sched_day_break CHECK (start_minute BETWEEN 0 AND 2880 AND minutes > 0)
);

CREATE TABLE sched_day_shop (
  employee_id   BIGINT NOT NULL,
  day           DATE   NOT NULL,
  shift_type_id BIGINT NOT NULL,
  shop_id       BIGINT NOT NULL,
  CONSTRAINT pk_sched_day_shop PRIMARY KEY (employee_id, day, shift_type_id, shop_id),
  CONSTRAINT fk_sched_day_shop_duty FOREIGN KEY (employee_id, day, shift_type_id)
    REFERENCES sched_day_duty (employee_id, day, shift_type_id) ON DELETE CASCADE,
  CONSTRAINT fk_sched_day_shop_shop FOREIGN KEY (shop_id) REFERENCES core_shop (id)
) COMMENT 'shops that somebody serves during a shift';
